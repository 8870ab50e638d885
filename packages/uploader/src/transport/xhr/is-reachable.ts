import { redactUrl } from "@cdf-multipart/core";

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
