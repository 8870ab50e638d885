import { NetworkError } from "../errors/call-errors.js";
import { untilAborted } from "../time/abort.js";

/**
 * Makes a function that runs an `import()` once for all who ask. A failure is forgotten here, so the next who asks calls `import()`
 * again; Chromium itself keeps the failure until the page is reloaded, as the message asks for.
 *
 * The function rejects with a NetworkError (`connection-failed`, nothing was sent) when the script is not to be had, and with the
 * reason of the signal that it is given.
 */
export function createLoader<T>(load: () => Promise<T>): (signal?: AbortSignal) => Promise<T> {
  let loading: Promise<T> | undefined;
  return (signal) => {
    loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      throw new NetworkError(
        "A script could not be loaded, so nothing was sent. There is no network, or the site was renewed since the page was opened: reload the page.",
        { code: "connection-failed", mayHaveArrived: false, cause },
      );
    });
    return signal === undefined ? loading : untilAborted(loading, signal);
  };
}
