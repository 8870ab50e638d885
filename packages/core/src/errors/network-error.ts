import { brandOf } from "./brand.js";
import { CdfError } from "./cdf-error.js";

/** `connection-failed`: no connection was made. `connection-lost`: it broke after it stood. */
export type NetworkErrorCode = "connection-failed" | "connection-lost";

/** What a NetworkError is made from. */
export interface NetworkErrorOptions {
  readonly code: NetworkErrorCode;
  /** False only when it is certain that the request never left: refused connection, unknown host. */
  readonly mayHaveArrived: boolean;
  /**
   * False when a repeat would fail the same way, as with a certificate that is not trusted. Default: true.
   */
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/** The other side could not be reached, or the connection broke before the answer was complete. */
export class NetworkError extends CdfError {
  declare readonly code: NetworkErrorCode;
  /** Whether the request may have been carried out all the same. */
  readonly mayHaveArrived: boolean;
  /** Whether a repeat may help. */
  readonly retryable: boolean;

  constructor(message: string, options: NetworkErrorOptions) {
    super(message, options);
    this.mayHaveArrived = options.mayHaveArrived;
    this.retryable = options.retryable ?? true;
  }

  override get name(): string {
    return "NetworkError";
  }
}

/** True for a NetworkError, also of another copy of the package. */
export function isNetworkError(error: unknown): error is NetworkError {
  return brandOf(error) === "NetworkError";
}
