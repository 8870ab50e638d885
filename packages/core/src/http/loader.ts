import { NetworkError } from "../errors/call-errors.js";
import { untilAborted } from "../time/abort.js";

/**
 * Creates a function that runs an `import()` once for all callers. A failure is forgotten here, so the next
 * caller tries again. Chromium keeps the failure until the page is reloaded, which is why the message asks
 * for that.
 *
 * The function rejects with a NetworkError (`connection-failed`, nothing was sent) when the script could not
 * be loaded, and with the reason of its signal.
 */
export function createLoader<T>(load: () => Promise<T>): (signal?: AbortSignal) => Promise<T> {
  let loading: Promise<T> | undefined;
  return (signal) => {
    loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      throw new NetworkError(
        "A script could not be loaded, so nothing was sent. There is no network, or the site was redeployed since the page was opened: reload the page.",
        { code: "connection-failed", mayHaveArrived: false, cause },
      );
    });
    return signal === undefined ? loading : untilAborted(loading, signal);
  };
}
