/**
 * Why a browser shows nothing of an answer: it tells scripts one thing for a broken line, a missing CORS rule, a
 * Content-Security-Policy and a redirect. Two requests that carry no secret tell most of them apart.
 */
import { NetworkError } from "@cdf-multipart/core";
import { isOffline } from "./is-offline.js";
import { isReachable } from "./is-reachable.js";
import { OfflineError } from "./offline-error.js";

/** What failed without an answer that could be read. */
export interface Silence {
  readonly url: string;
  readonly partNumber: number;
  /** Counted from 1. */
  readonly attempt: number;
  /** Bytes that had gone out. */
  readonly written: number;
  readonly size: number;
  /** An answer of this origin could be read before, so it lets pages in. */
  readonly answeredBefore: boolean;
  readonly signal: AbortSignal;
}

/** A missing CORS rule does not come back; a line that broke may look like one, so it is believed at the third attempt. */
const SURE = 3;

/** The error for an attempt that ended without an answer. Rejects with the signal's reason. */
export async function explainSilence(silence: Silence): Promise<NetworkError> {
  const { url, partNumber, written, size, signal } = silence;
  if (isOffline()) return new OfflineError(partNumber);
  if (!silence.answeredBefore && (await isShut(url, signal))) return shutOut(silence);
  // While it was asked the network may have gone.
  if (isOffline()) return new OfflineError(partNumber);
  return new NetworkError(
    `The connection to ${new URL(url).host} broke after ${written} of ${size} bytes of part ${partNumber}. A redirect, or a rule of the page's Content-Security-Policy (connect-src), shows in the same way.`,
    { code: "connection-lost", mayHaveArrived: true },
  );
}

/** Whether the store can be reached but not be read from this page. Asked without the signature and without credentials. */
async function isShut(url: string, signal: AbortSignal): Promise<boolean> {
  const reached = await isReachable(url, "no-cors", signal);
  const shut = reached && !(await isReachable(url, "cors", signal));
  signal.throwIfAborted();
  return shut;
}

function shutOut({ url, partNumber, attempt, written, size }: Silence): NetworkError {
  const { origin } = new URL(url);
  const page = typeof location === "object" ? location.origin : "this page";
  const sent = written < size ? "" : ", although all of its bytes were sent,";
  return new NetworkError(
    `Part ${partNumber} was not taken${sent} because ${origin} lets no page of ${page} use it: the store has no CORS rule for it. The browser's console says the same. Let its administrator allow the origin ${page}, the method PUT and any header, and expose the header ETag; for the buckets behind a CDF cluster that is Cognite.`,
    { code: "connection-failed", mayHaveArrived: written >= size, retryable: attempt < SURE },
  );
}
