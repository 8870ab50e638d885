import type { PartPhase } from "./part-timeout-error.js";

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
