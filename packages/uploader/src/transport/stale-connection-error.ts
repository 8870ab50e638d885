import { NetworkError } from "@cdf-multipart/core";

/**
 * The store closed an idle kept-alive connection at the moment it was used again. It says nothing about the line or the
 * store, so the part is sent again at once, on another connection, without a pause and without using up an attempt.
 */
export class StaleConnectionError extends NetworkError {
  /** Always true: the connection had carried an earlier part. */
  readonly reusedSocket: true = true;

  constructor(message: string, cause: unknown) {
    super(message, { code: "connection-lost", mayHaveArrived: true, cause });
  }
}
