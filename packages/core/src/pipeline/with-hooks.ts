import { requestIdOf } from "../decode/response-error.js";
import { isApiError } from "../errors/call-errors.js";
import type { Call, HttpAnswer, HttpRequest, Send } from "../http/exchange.js";
import { redactUrl } from "../secrets/redact-url.js";
import type { Clock } from "../time/clock.js";
import { ATTEMPTS, type ClientHooks, notify } from "./hooks.js";

/** What came of an attempt, as far as an event tells it. */
function outcomeOf(answer: HttpAnswer | undefined, error: unknown): Record<string, unknown> {
  const status = answer?.status ?? (isApiError(error) ? error.status : undefined);
  const requestId =
    answer === undefined ? (isApiError(error) ? error.requestId : undefined) : requestIdOf(answer);
  return {
    ...(status === undefined ? {} : { status }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(answer === undefined ? { error } : {}),
  };
}

/** Tells about each attempt after it ended, if anybody wants to know. */
export function withHooks(send: Send, hooks: ClientHooks, clock: Clock): Send {
  return async (request, call) => {
    if (hooks.onAttempt === undefined && ATTEMPTS?.hasSubscribers !== true) return send(request, call);
    const startedAt = clock.now();
    const tell = (answer: HttpAnswer | undefined, error?: unknown): void =>
      notify(hooks.onAttempt, ATTEMPTS, {
        ...describe(request, call),
        startedAt,
        elapsed: clock.now() - startedAt,
        ...outcomeOf(answer, error),
      });
    try {
      const answer = await send(request, call);
      tell(answer);
      return answer;
    } catch (error) {
      tell(undefined, error);
      throw error;
    }
  };
}

function describe(request: HttpRequest, call: Call) {
  return {
    operation: call.operation,
    method: request.method,
    url: redactUrl(request.url),
    attempt: call.attempt,
  };
}
