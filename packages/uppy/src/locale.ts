/** The texts that the plugins show to users. The option `locale` replaces them with another language. */
export interface CdfUploadLocale {
  readonly strings: Readonly<Record<keyof typeof STRINGS, string>>;
}

const STRINGS = {
  cdfResumed: "Resuming %{name}: %{done} of %{parts} parts are already uploaded",
  cdfSentAgain: "The upload URLs of %{name} expired. Uploading %{parts} parts again",
  cdfOtherTab: "%{name} is already being uploaded in another tab",
  cdfChanged:
    "%{name} has changed since its upload started. Retry to start over, or restore the previous version of the file",
  cdfRemote:
    "%{name} cannot be uploaded because files of cloud services are not loaded into this browser. Download it and add it from this device",
  cdfMissing: "Choose %{name} again to resume its upload",
  cdfFields: "%{faults}. Edit the fields of %{name}",
  cdfFault: "%{field} %{fault}",
  cdfSameId: "%{name} has the same external id as %{other}. Give it another one",
  cdfExists: "A file with the external id %{externalId} exists already. Give %{name} another external id",
  cdfSkipped: "%{name} was skipped: a file with the external id %{externalId} exists already",
  cdfRefused: "CDF does not accept the fields of %{name}: %{said}. Edit them and try again",
  cdfSignIn: "You are no longer signed in. Sign in again, then retry %{name}",
  cdfForbidden:
    "You may not add files to the data set %{dataSetId}. Choose another data set, or ask for access to it",
  cdfForbiddenWithout:
    "You may not add files without a data set. Choose a data set for %{name}, or ask for access",
  cdfNoAccess:
    "You do not have the access that the upload of %{name} needs. Ask the administrator of the project",
  cdfBusy: "The service is busy or has a fault (%{status}). Retry %{name} in a few minutes",
  cdfNetwork: "The service cannot be reached. Check the network, then retry %{name}",
  cdfStore: "The store did not accept all of %{name} (%{why}). Retry: what was accepted is not sent again",
  cdfNoAnswer: "no response",
  cdfFieldName: "Name",
  cdfFieldExternalId: "External id",
  cdfFieldDirectory: "Directory",
  cdfFieldSource: "Source",
  cdfFieldType: "Media type",
  cdfFieldDataSet: "Data set",
  cdfFieldAssets: "Assets",
  cdfFieldLabels: "Labels",
  cdfFieldMetadata: "Metadata",
} as const;

export const locale: CdfUploadLocale = { strings: STRINGS };

const FIELD_NAMES: Readonly<Record<string, keyof typeof STRINGS>> = {
  name: "cdfFieldName",
  externalId: "cdfFieldExternalId",
  directory: "cdfFieldDirectory",
  source: "cdfFieldSource",
  type: "cdfFieldType",
  dataSetId: "cdfFieldDataSet",
  assetIds: "cdfFieldAssets",
  labels: "cdfFieldLabels",
  metadata: "cdfFieldMetadata",
};

/** The name of a form's field, in the user's language. Fields of the application have its names. */
export function fieldName(id: string, i18n: (key: string) => string): string {
  const key = FIELD_NAMES[id];
  return key === undefined ? id : i18n(key);
}
