import { redactUrl } from "@cdf-multipart/core";

/** ms. A line that is dead stays silent for minutes. */
const LONGEST_PROBE = 10_000;

/**
 * Whether a store gives an answer to a request without the signature and without credentials; with `cors`, one that this page
 * may read. Never rejects; false when the signal ends it.
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
