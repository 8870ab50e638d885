import { NetworkError } from "@cdf-multipart/core";

/** The browser has no network. It says nothing about the store, so the part is sent again without using up an attempt. */
export class OfflineError extends NetworkError {
  /** Always true. */
  readonly offline: true = true;

  constructor(partNumber: number) {
    super(
      `The browser went offline while part ${partNumber} was sent. It is sent again when the network is back.`,
      {
        code: "connection-lost",
        mayHaveArrived: true,
      },
    );
  }
}
