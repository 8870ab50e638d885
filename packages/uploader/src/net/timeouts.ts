import { TimeoutError } from "@cdf-multipart/core";

/** Time limits that a caller sets. The others have their defaults. */
export type TimeoutOptions = {
  readonly [Name in keyof TransportTimeouts]?: TransportTimeouts[Name] | undefined;
};

/** The limits of the three watchdogs of an attempt to send a part. */
export interface TransportTimeouts {
  /** ms to make the connection: name lookup, proxy and TLS. @default 30_000 */
  readonly connect: number;
  /** ms without a byte of the part: the store accepts none, or the source returns none. @default 30_000 */
  readonly transfer: number;
  /**
   * ms without a response after the last byte was sent, or within the response. The time that the socket
   * buffers need to drain at the speed of the part is added. @default 120_000
   */
  readonly answer: number;
}

/** Fills in the default limits, also for limits that are undefined. */
export function resolveTimeouts(given: TimeoutOptions = {}): TransportTimeouts {
  const { connect = 30_000, transfer = 30_000, answer = 120_000 } = given;
  return { connect, transfer, answer };
}

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

/** The state of an attempt that a watchdog aborted. */
export interface Stall {
  readonly phase: PartPhase;
  /** ms */
  readonly limit: number;
  readonly partNumber: number;
  readonly host: string;
  readonly written: number;
  readonly size: number;
  /** The transport was waiting for the source, not for the store. */
  readonly starved: boolean;
}

/** The message of a timeout: the part, and what hung. */
export function timeoutMessage(stall: Stall): string {
  const { partNumber, host, written, size } = stall;
  const seconds = `${Number((stall.limit / 1000).toPrecision(3))} s`;
  switch (stall.phase) {
    case "connect":
      return `No connection to ${host} for part ${partNumber} within ${seconds}. Check the network, the proxy settings and the host name.`;
    case "transfer":
      return stall.starved
        ? `The source returned no bytes for ${seconds}, after ${written} of ${size} bytes of part ${partNumber}.`
        : `No byte of part ${partNumber} moved for ${seconds}: ${host} took ${written} of ${size} bytes and then stopped.`;
    case "answer":
      return `${host} did not finish its response to part ${partNumber} within ${seconds} after all ${size} bytes were sent.`;
  }
}
