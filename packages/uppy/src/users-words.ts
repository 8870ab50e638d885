/** Says errors in the words of a person who does not know the library. */
import {
  type FileFields,
  isApiError,
  isAuthError,
  isCdfError,
  isNetworkError,
  isTimeoutError,
  isValidationError,
} from "@cdf-multipart/core";
import type { Fault } from "@cdf-multipart/core/internal";
import { isPartError, isSourceChangedError } from "@cdf-multipart/uploader";
import type { I18n } from "@uppy/core/utils";
import { metaIdOf } from "./field-check.js";
import { fieldName } from "./locale.js";

/** What the words are about. */
export interface Subject {
  /** The name of the file in Uppy. */
  readonly name: string;
  /** The fields of the file in CDF. */
  readonly fields: Partial<FileFields>;
  readonly i18n: I18n;
}

/** A failure that the user fixes in the fields of the file. Its upload did not begin. */
export class FieldError extends Error {
  override get name(): string {
    return "FieldError";
  }
}

/** The sentence about each faulty field. */
export function faultsInWords(faults: readonly Fault[], i18n: I18n): string {
  const lines = faults.map(({ path, message }) =>
    i18n("cdfFault", { field: fieldName(metaIdOf(path), i18n), fault: message }),
  );
  return [...new Set(lines)].join("; ");
}

/** A fault of the fields, found before anything was sent. */
export function fieldError(faults: readonly Fault[], { name, i18n }: Subject): FieldError {
  return new FieldError(i18n("cdfFields", { name, faults: faultsInWords(faults, i18n) }));
}

/**
 * The error as the user should read it. Errors that need no other words are returned as they are; the cause
 * of the others is the original.
 */
export function inUsersWords(error: unknown, subject: Subject): unknown {
  const { name, i18n, fields } = subject;
  const options = { cause: error };
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): Error =>
    new Error(i18n(key, { name, ...values }), options);
  if (!isCdfError(error)) return error;
  if (isValidationError(error) && error.code === "invalid-request") return fieldError(error.faults, subject);
  if (isSourceChangedError(error)) return say("cdfChanged");
  if (error.code === "journal-locked") return say("cdfOtherTab");
  if (isAuthError(error)) return say("cdfSignIn");
  if (isPartError(error)) return say("cdfStore", { why: error.status ?? i18n("cdfNoAnswer") });
  if (isNetworkError(error) || isTimeoutError(error)) return say("cdfNetwork");
  if (!isApiError(error)) return error;
  const { said = "", status, operation } = error;
  switch (error.code) {
    case "unauthorized":
      return say("cdfSignIn");
    case "forbidden": {
      if (!isInit(operation)) return say("cdfNoAccess");
      const { dataSetId } = fields;
      const key = dataSetId === undefined ? "cdfForbiddenWithout" : "cdfForbidden";
      return new FieldError(i18n(key, { name, dataSetId: String(dataSetId) }), options);
    }
    case "conflict":
      if (!isInit(operation)) return error;
      return new FieldError(i18n("cdfExists", { name, externalId: fields.externalId ?? "" }), options);
    case "bad-request":
    case "unknown-ids":
      if (!isInit(operation)) return error;
      return new FieldError(i18n("cdfRefused", { name, said: said === "" ? String(status) : said }), options);
    case "throttled":
    case "server-error":
      return say("cdfBusy", { status });
    default:
      return error;
  }
}

/** Whether the call creates the file entry from its fields. */
export function isInit(operation: string): boolean {
  return operation === "initMultiPartUpload" || operation === "initFileUpload";
}
