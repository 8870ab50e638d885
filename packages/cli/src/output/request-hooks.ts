import type { ClientHooks } from "@cdf-multipart/core";
import { describeError } from "./describe-error.js";
import type { RunView } from "./run-event.js";

/** Client hooks that tell a view about each attempt at a call. */
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
  };
}
