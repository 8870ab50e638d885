import { hideSecrets } from "../secrets/hide-secrets.js";
import { CdfError } from "./cdf-error.js";
import { errorGuard } from "./define-error.js";
import type { ValidationErrorCode } from "./error-codes.js";

/** One fault. */
export interface Fault {
  /** The place, as in code: `metadata["läge"]`, `items[3].externalId`; `body` is the whole body. */
  readonly path: string;
  /** The fault and the allowed values, one sentence without the path. */
  readonly message: string;
  /** The limit that was violated, if there is one: 256, `"string"`, `["id", "externalId"]`. */
  readonly limit?: unknown;
  /** The invalid value, shortened for reading; absent if none was given or it is a secret. */
  readonly value?: string;
}

/** A list of a thousand invalid items must not produce an unreadable message; `faults` has them all. */
const FAULTS_SHOWN = 20;

function sentence(fault: Fault): string {
  return `${fault.path} ${fault.message}${fault.value === undefined ? "" : ` (got ${fault.value})`}`;
}

function sentences(faults: readonly Fault[]): string {
  const shown = faults.slice(0, FAULTS_SHOWN).map(sentence).join("; ");
  const more = faults.length - FAULTS_SHOWN;
  return more > 0 ? `${shown}; and ${more} more` : shown;
}

/** Something was refused before anything was sent. Lists every fault. */
export class ValidationError extends CdfError {
  declare readonly code: ValidationErrorCode;
  /** At least one. */
  declare readonly faults: readonly Fault[];

  /** @param options `subject` names the operation or function that refused, for the message. */
  constructor(options: {
    readonly code: ValidationErrorCode;
    readonly subject: string;
    readonly faults: readonly Fault[];
    readonly cause?: unknown;
  }) {
    const { subject, faults } = options;
    const fields = { code: options.code, cause: options.cause, faults };
    super(`${subject}: ${sentences(faults)}.`, fields);
  }

  /** The path of the first fault. */
  get path(): string {
    return this.faults[0]?.path ?? "body";
  }

  override get name(): string {
    return "ValidationError";
  }
}

/** True for a ValidationError, also one from another copy of the package. */
export const isValidationError: (error: unknown) => error is ValidationError =
  /* @__PURE__ */ errorGuard("ValidationError");

/** Longer values are truncated in messages. Characters. */
const SHOWN_MAX = 60;

/** A value in a message: JSON if possible, truncated to a readable length. */
export function shorten(value: unknown): string {
  let text: string;
  try {
    text = JSON.stringify(value) ?? String(value);
  } catch {
    text = Object.prototype.toString.call(value);
  }
  // Before truncation, because half of a secret would not be recognised.
  text = hideSecrets(text);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}… (${text.length} characters)` : text;
}

const encoder = new TextEncoder();

/**
 * Bytes of a text in UTF-8, for limits in bytes. It is here, because the checks of requests and the script
 * that explains faults need it; a file that only these two import would be one more script of a page.
 */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}
