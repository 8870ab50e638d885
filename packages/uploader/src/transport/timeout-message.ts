import type { PartPhase } from "./part-timeout-error.js";

/** What was going on when a watchdog ended an attempt. */
export interface Stall {
  readonly phase: PartPhase;
  /** ms */
  readonly limit: number;
  readonly partNumber: number;
  readonly host: string;
  readonly written: number;
  readonly size: number;
  /** The source owed the next bytes, not the store. */
  readonly starved: boolean;
}

/** Says which watchdog ended which part, and what hung. */
export function timeoutMessage(stall: Stall): string {
  const { partNumber, host, written, size } = stall;
  const seconds = `${Number((stall.limit / 1000).toPrecision(3))} s`;
  switch (stall.phase) {
    case "connect":
      return `No connection to ${host} for part ${partNumber} within ${seconds}. Check the network, the proxy settings and that the host is right.`;
    case "transfer":
      return stall.starved
        ? `The source gave no bytes for ${seconds}, after ${written} of ${size} bytes of part ${partNumber}.`
        : `No byte of part ${partNumber} moved for ${seconds}: ${host} took ${written} of ${size} bytes and then nothing more.`;
    case "answer":
      return `${host} did not finish its answer to part ${partNumber} within ${seconds} after all ${size} bytes were sent.`;
  }
}
