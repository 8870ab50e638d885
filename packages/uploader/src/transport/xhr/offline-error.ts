import { NetworkError } from "@cdf-multipart/core";

/**
 * The browser has no network. This says nothing about the store, so the part is sent again and no attempt is
 * used up.
 */
export class OfflineError extends NetworkError {
  /** Always true. */
  readonly offline: true = true;

  constructor(partNumber: number) {
    super(
      `The browser went offline while part ${partNumber} was in flight. The part is sent again when the network is back.`,
      {
        code: "connection-lost",
        mayHaveArrived: true,
      },
    );
  }
}
