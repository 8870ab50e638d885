import { FAILURE_TEXTS } from "@cdf-multipart/elements";

/** The texts that the plugins show to users. The option `locale` replaces them with another language. */
export interface CdfUploadLocale {
  readonly strings: Readonly<Record<keyof typeof STRINGS, string>>;
}

const OWN_STRINGS = {
  cdfResumed: "Resuming %{name}: %{done} of %{parts} parts are already uploaded",
  cdfSentAgain: "The upload URLs of %{name} expired. Uploading %{parts} parts again",
  cdfRemote:
    "%{name} cannot be uploaded because files of cloud services are not loaded into this browser. Download it and add it from this device",
  cdfMissing: "Choose %{name} again to resume its upload",
  cdfFields: "%{faults}. Edit the fields of %{name}",
  cdfFault: "%{field} %{fault}",
  cdfSameId: "%{name} has the same external id as %{other}. Give it another one",
  cdfSkipped: "%{name} was skipped: a file with the external id %{externalId} exists already",
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

const STRINGS: typeof FAILURE_TEXTS & typeof OWN_STRINGS = { ...FAILURE_TEXTS, ...OWN_STRINGS };

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
