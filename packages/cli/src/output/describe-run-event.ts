import type { RunEvent } from "./run-event.js";

/** One attempt of an API request, with the request id that support asks for. */
export function describeRequest(event: Extract<RunEvent, { type: "request" }>): string {
  const { operation, attempt, elapsed, status, requestId, message } = event;
  const outcome = status === undefined ? message : `status ${status}`;
  const id = requestId === undefined ? "" : `, request id ${requestId}`;
  return `${operation}, attempt ${attempt}: ${outcome} after ${Math.round(elapsed)} ms${id}`;
}

/** One line per error, and a last line with the count and the way out. */
export function describeRefused({
  faults,
  faulty,
  goesOn,
}: Extract<RunEvent, { type: "refused" }>): readonly string[] {
  const lines = faults.map((fault) => `cdf-upload: ${fault}`);
  if (goesOn || faulty < 2) return lines;
  const more = faulty > faults.length ? ` The first ${faults.length} are listed above.` : "";
  return [
    ...lines,
    `cdf-upload: ${faulty} files or lines are invalid, so nothing was sent.${more} Fix them, or skip them with --keep-going.`,
  ];
}
