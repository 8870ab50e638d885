/** Says errors in the words of a person who does not know the library. */
import { type FileFields, isValidationError } from "@cdf-multipart/core";
import type { Fault } from "@cdf-multipart/core/internal";
import { failureOf } from "@cdf-multipart/elements";
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
  if (isValidationError(error) && error.code === "invalid-request") return fieldError(error.faults, subject);
  const failure = failureOf(error, { name, fields });
  if (failure === undefined) return error;
  const text = i18n(failure.key, failure.values);
  return failure.inFields ? new FieldError(text, { cause: error }) : new Error(text, { cause: error });
}
