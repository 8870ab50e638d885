import type { ClientHooks } from "@cdf-multipart/core";
import { momentText } from "@cdf-multipart/core/internal";
import type { UploadEvent } from "@cdf-multipart/uploader";
import { countOf, sizeText, timeText } from "./amounts.js";
import { describeError, inCliWords } from "./cli-words.js";
import type { RunEvent, RunView } from "./run-event.js";

/** One line about an event: `notice` is always printed, `detail` only with `--verbose`. */
export interface EventLine {
  readonly kind: "notice" | "detail";
  readonly line: string;
}

/** The line about an event. Undefined for progress, which is drawn. */
export function describeEvent(event: UploadEvent): EventLine | undefined {
  switch (event.type) {
    case "planned": {
      const { size, partSize, parts } = event.plan;
      return detail(`${sizeText(size)} in ${countOf(parts.length, "part")} of ${sizeText(partSize)}`);
    }
    case "session":
      return describeSession(event);
    case "part-retry": {
      const why = event.error === undefined ? event.reason : `${event.reason}: ${describeError(event.error)}`;
      return detail(
        `part ${event.partNumber}, attempt ${event.attempt} failed (${why}); retry in ${timeText(event.delay)}`,
      );
    }
    case "part-done":
      return detail(
        `part ${event.partNumber} done: ${sizeText(event.bytes)} in ${timeText(event.elapsed)}, attempt ${event.attempt}`,
      );
    case "concurrency":
      return detail(`concurrency changed from ${event.from} to ${event.to} parts`);
    case "cool-down":
      return describeWait(event.until - event.at, event.until);
    case "deadline":
      return {
        kind: "notice",
        line: `The upload URLs expire at ${formatTime(event.expiresAt)}, but at this speed the upload ends at ${formatTime(event.projectedEnd)}.`,
      };
    case "warning":
      return { kind: "notice", line: inCliWords(event.message) };
    case "verified": {
      const { mode, partsConfirmed, partsUnconfirmed, bytesReadBack } = event.verification;
      const parts = `${countOf(partsConfirmed, "part")} confirmed by the store, ${partsUnconfirmed} not confirmed`;
      return detail(`verified (${mode}): ${parts}, ${sizeText(bytesReadBack)} downloaded`);
    }
    case "completed":
      return detail(`completed as file ${event.fileId}, waiting until CDF reports it as uploaded`);
    default:
      return undefined;
  }
}

type SessionEvent = Extract<UploadEvent, { type: "session" }>;

function describeSession({ reason, fileId, partsKept, partsLost, bytesLost }: SessionEvent): EventLine {
  if (reason === "expired") {
    const lost =
      partsLost === 0 ? "" : ` ${countOf(partsLost, "part")} (${sizeText(bytesLost)}) must be sent again.`;
    return { kind: "notice", line: `The upload URLs have expired, so a new session was opened.${lost}` };
  }
  if (partsKept > 0)
    return {
      kind: "notice",
      line: `Resuming: ${countOf(partsKept, "part")} ${partsKept === 1 ? "is" : "are"} already stored.`,
    };
  return detail(`session for file ${fileId} (${reason})`);
}

/** Waits of at least this are reported without `--verbose`. ms */
export const LONG_WAIT = 60_000;

function describeWait(wait: number, until: number): EventLine {
  if (wait < LONG_WAIT) return detail(`the store asked for a wait until ${formatTime(until)}`);
  return {
    kind: "notice",
    line: `The store asked for a wait of ${minutesText(wait)}: no part is sent until ${formatTime(until)}.`,
  };
}

/** Rounded up, so that nobody checks too early. */
function minutesText(ms: number): string {
  return timeText(Math.ceil(ms / 60_000) * 60_000);
}

function detail(line: string): EventLine {
  return { kind: "detail", line };
}

function formatTime(ms: number): string {
  return momentText(ms);
}

/** One attempt of an API request, with the request id that support asks for. */
export function describeRequest(event: Extract<RunEvent, { type: "request" }>): string {
  const { operation, attempt, elapsed, status, requestId, message } = event;
  const outcome = status === undefined ? message : `status ${status}`;
  const id = requestId === undefined ? "" : `, request id ${requestId}`;
  return `${operation}, attempt ${attempt}: ${outcome} after ${timeText(elapsed)}${id}`;
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

/** Client hooks that report each attempt of an API request to a view. */
export function requestHooks(view: RunView): ClientHooks {
  return {
    onAttempt: ({ operation, attempt, elapsed, status, requestId, error }) =>
      view({
        type: "request",
        operation,
        attempt,
        elapsed,
        status,
        requestId,
        message: error === undefined ? undefined : describeError(error),
      }),
    onRetry({ operation, delay, error }) {
      if (delay < LONG_WAIT) return;
      const line = `Waiting ${minutesText(delay)} before the next attempt of ${operation}: ${describeError(error)}`;
      view({ type: "notice", line });
    },
  };
}
