/** Says errors in the words of a person who does not know the library. */
import {
  type FileFields,
  isApiError,
  isAuthError,
  isCdfError,
  isNetworkError,
  isTimeoutError,
} from "@cdf-multipart/core";
import { isPartError, isSourceChangedError } from "@cdf-multipart/uploader";

/** The sentences about failures, with `%{…}` for values. Other languages replace them. */
export const FAILURE_TEXTS = {
  cdfChanged:
    "%{name} has changed since its upload started. Retry to start over, or restore the previous version of the file",
  cdfOtherTab: "%{name} is already being uploaded in another tab",
  cdfSignIn: "You are no longer signed in. Sign in again, then retry %{name}",
  cdfStore: "The store did not accept all of %{name} (%{why}). Retry: what was accepted is not sent again",
  cdfStoreSilent: "The store did not accept all of %{name}. Retry: what was accepted is not sent again",
  cdfNetwork: "The service cannot be reached. Check the network, then retry %{name}",
  cdfForbidden:
    "You may not add files to the data set %{dataSetId}. Choose another data set, or ask for access to it",
  cdfForbiddenWithout:
    "You may not add files without a data set. Choose a data set for %{name}, or ask for access",
  cdfNoAccess:
    "You do not have the access that the upload of %{name} needs. Ask the administrator of the project",
  cdfExists: "A file with the external id %{externalId} exists already. Give %{name} another external id",
  cdfRefused: "CDF does not accept the fields of %{name}: %{said}. Edit them and try again",
  cdfBusy: "The service is busy or has a fault (%{status}). Retry %{name} in a few minutes",
} as const;

/** What went wrong, as the key of a sentence and its values. */
export interface Failure {
  readonly key: keyof typeof FAILURE_TEXTS;
  readonly values: Readonly<Record<string, string | number>>;
  /** Whether the user fixes it in the fields of the file. Nothing of the file was sent then. */
  readonly inFields: boolean;
}

/** What failed. */
export interface FailedFile {
  readonly name: string;
  /** The fields of the file in CDF. */
  readonly fields: Partial<FileFields>;
}

/**
 * The failure in the words of the user. Undefined for errors whose own message is for the user, and for
 * faults of fields (`ValidationError`), which say themselves which field is wrong.
 */
export function failureOf(error: unknown, { name, fields }: FailedFile): Failure | undefined {
  const say = (key: Failure["key"], values: Failure["values"] = {}, inFields = false): Failure => ({
    key,
    values: { name, ...values },
    inFields,
  });
  if (!isCdfError(error)) return undefined;
  if (isSourceChangedError(error)) return say("cdfChanged");
  if (error.code === "journal-locked") return say("cdfOtherTab");
  if (isAuthError(error)) return say("cdfSignIn");
  if (isPartError(error)) {
    return error.status === undefined ? say("cdfStoreSilent") : say("cdfStore", { why: error.status });
  }
  if (isNetworkError(error) || isTimeoutError(error)) return say("cdfNetwork");
  if (!isApiError(error)) return undefined;
  const { said, status, operation } = error;
  switch (error.code) {
    case "unauthorized":
      return say("cdfSignIn");
    case "forbidden": {
      if (!createsEntry(operation)) return say("cdfNoAccess");
      const { dataSetId } = fields;
      return dataSetId === undefined
        ? say("cdfForbiddenWithout", {}, true)
        : say("cdfForbidden", { dataSetId }, true);
    }
    case "conflict":
      if (!createsEntry(operation)) return undefined;
      return say("cdfExists", { externalId: fields.externalId ?? "" }, true);
    case "bad-request":
    case "unknown-ids":
      if (!createsEntry(operation)) return undefined;
      return say("cdfRefused", { said: said ?? status }, true);
    case "throttled":
    case "server-error":
      return say("cdfBusy", { status });
    default:
      return undefined;
  }
}

/** Whether CDF has a file with the same external id. */
export function isExisting(error: unknown): boolean {
  return isApiError(error) && error.code === "conflict" && createsEntry(error.operation);
}

/** Whether the call creates the file entry from its fields. */
function createsEntry(operation: string): boolean {
  return operation === "initMultiPartUpload" || operation === "initFileUpload";
}
