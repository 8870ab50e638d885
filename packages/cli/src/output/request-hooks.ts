import type { ClientHooks } from "@cdf-multipart/core";
import { describeError } from "./describe-error.js";
import { LONG_WAIT } from "./describe-event.js";
import type { RunView } from "./run-event.js";

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
      const line = `Waiting ${Math.ceil(delay / 60_000)} min before the next attempt of ${operation}: ${describeError(error)}`;
      view({ type: "notice", line });
    },
  };
}
