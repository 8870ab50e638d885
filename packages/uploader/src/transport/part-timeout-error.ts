import { TimeoutError } from "@cdf-multipart/core";

/**
 * `connect`: no connection. `transfer`: no byte of the part moved. `answer`: everything was sent, or the answer had
 * begun, and nothing more came.
 */
export type PartPhase = "connect" | "transfer" | "answer";

/** A watchdog of the transport ended the attempt. */
export class PartTimeoutError extends TimeoutError {
  /** What was going on when nothing happened any more. */
  readonly phase: PartPhase;

  constructor(message: string, phase: PartPhase, timeout: number) {
    super(message, { code: "attempt-timeout", timeout, mayHaveArrived: phase !== "connect" });
    this.phase = phase;
  }
}
