import type { ProgressState } from "./progress.js";

/** HTTP 507. */
const INSUFFICIENT_STORAGE = 507;

const WHY: Readonly<Record<NonNullable<(ProgressState & { kind: "retrying" })["reason"]>, string>> = {
  status: "the store refused a part",
  connection: "the connection broke",
  timeout: "no response",
  "early-answer": "the store responded too early",
  slow: "the connection is slow",
  checksum: "a part arrived damaged",
};

/**
 * Describes what an upload does, or what it waits for, in one sentence for people:
 * `Trying again in 5 s (503)`. The text changes each second while it waits, so let screen readers announce
 * only a new `kind`.
 *
 * @param now ms since the epoch.
 */
export function describeState(state: ProgressState, now: number = Date.now()): string {
  switch (state.kind) {
    case "sending":
      return "Sending";
    case "offline":
      return "Waiting for the network";
    case "retrying":
      return describeRetry(state, now);
    case "completing":
      return "All parts are sent. Waiting for the service";
    case "done":
      return "Uploaded";
  }
}

function describeRetry({ until, reason, status }: ProgressState & { kind: "retrying" }, now: number): string {
  const wait = `rying again in ${secondsText(until - now)}`;
  if (status === INSUFFICIENT_STORAGE) return `The server's disk is full. T${wait} (${status})`;
  return `T${wait} (${status ?? (reason === undefined ? "the service asked to wait" : WHY[reason])})`;
}

function secondsText(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
