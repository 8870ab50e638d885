import type { ClientHooks } from "@cdf-multipart/core";
import { describeError } from "./describe-error.js";
import type { Reporter } from "./reporter.js";

/** Client hooks that tell about each request under `--verbose`: what, how it ended, and the id that support asks for. */
export function describeRequests(reporter: Reporter): ClientHooks {
  return {
    onAttempt: ({ operation, attempt, elapsed, status, requestId, error }) => {
      const outcome = status === undefined ? describeError(error) : `status ${status}`;
      const id = requestId === undefined ? "" : `, request id ${requestId}`;
      const line = `${operation}, attempt ${attempt}: ${outcome} after ${Math.round(elapsed)} ms${id}`;
      reporter.tell({ kind: "detail", line });
    },
    onRetry: ({ operation, delay }) => {
      reporter.tell({ kind: "detail", line: `${operation} is repeated in ${Math.round(delay)} ms` });
    },
  };
}
