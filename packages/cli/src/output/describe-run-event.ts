import type { RunEvent } from "./run-event.js";

/** An attempt at a call, with the id that support asks for. */
export function describeRequest(event: Extract<RunEvent, { type: "request" }>): string {
  const { operation, attempt, elapsed, status, requestId, message } = event;
  const outcome = status === undefined ? message : `status ${status}`;
  const id = requestId === undefined ? "" : `, request id ${requestId}`;
  return `${operation}, attempt ${attempt}: ${outcome} after ${Math.round(elapsed)} ms${id}`;
}

/** What is wrong, a line each, and what follows from it. */
export function describeRefused({
  faults,
  faulty,
  goesOn,
}: Extract<RunEvent, { type: "refused" }>): readonly string[] {
  const lines = faults.map((fault) => `cdf-upload: ${fault}`);
  if (goesOn || faulty < 2) return lines;
  const more = faulty > faults.length ? ` The first ${faults.length} are named.` : "";
  return [
    ...lines,
    `cdf-upload: ${faulty} files or lines are wrong, and nothing was sent.${more} Mend them, or upload the rest with --keep-going.`,
  ];
}
