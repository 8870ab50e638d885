import { NetworkError } from "@cdf-multipart/core";

/**
 * The store closed an idle connection at the moment when it was reused. This says nothing about the network
 * or the store. The part is sent again immediately on another connection, and no attempt is used up.
 */
export class StaleConnectionError extends NetworkError {
  /** Always false: the part may be sent again without using up one of its attempts. */
  readonly costsAttempt: false = false;

  constructor(message: string, cause: unknown) {
    super(message, { code: "connection-lost", mayHaveArrived: true, cause });
  }
}
