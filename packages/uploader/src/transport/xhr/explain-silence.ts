/**
 * Why a request has no readable response. Browsers report a broken connection, a missing CORS rule, a
 * Content-Security-Policy and a redirect to scripts in the same way. Two requests without secrets distinguish
 * most of them.
 */
import { NetworkError, redactUrl } from "@cdf-multipart/core";
import { isOffline } from "./network.js";

/** An attempt without a readable response. */
export interface Silence {
  readonly url: string;
  readonly partNumber: number;
  /** Counted from 1. */
  readonly attempt: number;
  /** Bytes that were sent. */
  readonly written: number;
  readonly size: number;
  /** An earlier response of this origin was readable, so its CORS rule allows this page. */
  readonly answeredBefore: boolean;
  readonly signal: AbortSignal;
}

/**
 * A missing CORS rule is permanent, but a broken connection can look like one. So the error is final only
 * from the third attempt on.
 */
const SURE = 3;

/** The error for an attempt that ended without a response. Rejects with the signal's reason. */
export async function explainSilence(silence: Silence): Promise<NetworkError> {
  const { url, partNumber, written, size, signal } = silence;
  if (isOffline()) return new OfflineError(partNumber);
  if (!silence.answeredBefore && (await isShut(url, signal))) return shutOut(silence);
  // The network may have failed during these requests.
  if (isOffline()) return new OfflineError(partNumber);
  return new NetworkError(
    `The connection to ${new URL(url).host} broke after ${written} of ${size} bytes of part ${partNumber}. A redirect, or a rule of the page's Content-Security-Policy (connect-src), looks the same.`,
    { code: "connection-lost", mayHaveArrived: true },
  );
}

/**
 * Whether the store is reachable, but not readable from this page. The requests have neither signature nor
 * credentials.
 */
async function isShut(url: string, signal: AbortSignal): Promise<boolean> {
  const reached = await isReachable(url, "no-cors", signal);
  const shut = reached && !(await isReachable(url, "cors", signal));
  signal.throwIfAborted();
  return shut;
}

function shutOut({ url, partNumber, attempt, written, size }: Silence): NetworkError {
  const { origin } = new URL(url);
  const page = typeof location === "object" ? location.origin : "this page";
  const sent = written < size ? "" : ", although all its bytes were sent,";
  return new NetworkError(
    `Part ${partNumber} was not accepted${sent} because ${origin} does not allow requests from ${page} (no CORS rule). The browser's console shows the same error. Ask the store's administrator to allow the origin ${page}, the method PUT and any header, and to expose the header ETag. For the buckets of a CDF cluster, ask Cognite.`,
    { code: "connection-failed", mayHaveArrived: written >= size, retryable: attempt < SURE },
  );
}

/** ms. A broken connection can stay silent for minutes. */
const LONGEST_PROBE = 10_000;

/**
 * Whether a store answers a request without signature and credentials. With `cors`: whether this page may
 * read the response. Never rejects; false if the signal aborts.
 */
export function isReachable(url: string, mode: "cors" | "no-cors", signal: AbortSignal): Promise<boolean> {
  return fetch(redactUrl(url), {
    mode,
    credentials: "omit",
    cache: "no-store",
    referrerPolicy: "no-referrer",
    signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_PROBE)]),
  }).then(
    async (response) => {
      await response.body?.cancel();
      return true;
    },
    () => false,
  );
}

/**
 * The browser has no network. This says nothing about the store, so the part is sent again and no attempt is
 * used up.
 */
export class OfflineError extends NetworkError {
  /** Always true. */
  readonly costsAttempt: false = false;

  constructor(partNumber: number) {
    super(
      `The browser went offline while part ${partNumber} was in flight. The part is sent again when the network is back.`,
      {
        code: "connection-lost",
        mayHaveArrived: true,
      },
    );
  }
}
