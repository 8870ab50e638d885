import { brandOf } from "./brand.js";
import { CdfError } from "./cdf-error.js";

/**
 * `attempt-timeout`: one attempt got no complete answer in time. `deadline-exceeded`: the whole call ran out
 * of time.
 */
export type TimeoutErrorCode = "attempt-timeout" | "deadline-exceeded";

/** What a TimeoutError is made from. */
export interface TimeoutErrorOptions {
  readonly code: TimeoutErrorCode;
  /** The limit that was passed, ms. */
  readonly timeout: number;
  /** False only when it is certain that no request was on its way. */
  readonly mayHaveArrived: boolean;
  readonly cause?: unknown;
}

/** Something took longer than it was allowed to. */
export class TimeoutError extends CdfError {
  declare readonly code: TimeoutErrorCode;
  /** The limit that was passed, ms. */
  readonly timeout: number;
  /** Whether the request may have been carried out all the same. */
  readonly mayHaveArrived: boolean;

  constructor(message: string, options: TimeoutErrorOptions) {
    super(message, options);
    this.timeout = options.timeout;
    this.mayHaveArrived = options.mayHaveArrived;
  }

  override get name(): string {
    return "TimeoutError";
  }
}

/** True for a TimeoutError of this family, also of another copy of the package. */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return brandOf(error) === "TimeoutError";
}
