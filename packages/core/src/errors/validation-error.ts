import { brandOf } from "./brand.js";
import { CdfError } from "./cdf-error.js";

/**
 * `invalid-request`: what would have been sent. `invalid-settings`: options of the client, or the
 * environment.
 */
export type ValidationErrorCode = "invalid-request" | "invalid-settings";

/** One thing that is wrong. */
export interface Fault {
  /** Where, as one would write it: `metadata["läge"]`, `items[3].externalId`; `body` is the whole of it. */
  readonly path: string;
  /** What is wrong and what is allowed, one sentence without the path. */
  readonly message: string;
  /** The limit that was broken, where there is one: 256, `"string"`, `["id", "externalId"]`. */
  readonly limit?: unknown;
  /** The offending value, shortened for reading; absent where nothing was given or it is a secret. */
  readonly value?: string;
}

/** What a ValidationError is made from. */
export interface ValidationErrorOptions {
  readonly code: ValidationErrorCode;
  /** The operation or the function that refused, for the message. */
  readonly subject: string;
  readonly faults: readonly Fault[];
  readonly cause?: unknown;
}

/** A list of a thousand wrong items must not make a message that nobody can read; `faults` has them all. */
const FAULTS_SHOWN = 20;

function sentence(fault: Fault): string {
  return `${fault.path} ${fault.message}${fault.value === undefined ? "" : ` (got ${fault.value})`}`;
}

function sentences(faults: readonly Fault[]): string {
  const shown = faults.slice(0, FAULTS_SHOWN).map(sentence).join("; ");
  const more = faults.length - FAULTS_SHOWN;
  return more > 0 ? `${shown}; and ${more} more` : shown;
}

/** Something was refused before anything was sent. Lists every fault at once. */
export class ValidationError extends CdfError {
  declare readonly code: ValidationErrorCode;
  /** At least one. */
  declare readonly faults: readonly Fault[];

  constructor(options: ValidationErrorOptions) {
    const { subject, faults } = options;
    super(`${subject}: ${sentences(faults)}.`, options, { faults });
  }

  /** Where the first fault is. */
  get path(): string {
    return this.faults[0]?.path ?? "body";
  }

  override get name(): string {
    return "ValidationError";
  }
}

/** True for a ValidationError, also of another copy of the package. */
export function isValidationError(error: unknown): error is ValidationError {
  return brandOf(error) === "ValidationError";
}
