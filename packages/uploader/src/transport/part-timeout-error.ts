import { TimeoutError } from "@cdf-multipart/core";

/**
 * `connect`: no connection. `transfer`: no byte of the part moved. `answer`: everything was sent, but the
 * response did not begin or did not end.
 */
export type PartPhase = "connect" | "transfer" | "answer";

/** A watchdog of the transport aborted the attempt. */
export class PartTimeoutError extends TimeoutError {
  /** The phase in which the attempt hung. */
  readonly phase: PartPhase;

  constructor(message: string, phase: PartPhase, timeout: number) {
    super(message, { code: "attempt-timeout", timeout, mayHaveArrived: phase !== "connect" });
    this.phase = phase;
  }
}
