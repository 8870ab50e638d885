import { requestIdOf } from "../decode/response-error.js";
import { isApiError } from "../errors/call-errors.js";
import type { Call, HttpRequest, HttpResponse, Send } from "../http/exchange.js";
import { redactUrl } from "../secrets/redact-url.js";
import type { Clock } from "../time/clock.js";
import { ATTEMPTS, type ClientHooks, notify } from "./hooks.js";

/** The outcome of an attempt, for its event. */
function outcomeOf(response: HttpResponse | undefined, error: unknown): Record<string, unknown> {
  const status = response?.status ?? (isApiError(error) ? error.status : undefined);
  const requestId =
    response === undefined ? (isApiError(error) ? error.requestId : undefined) : requestIdOf(response);
  return {
    ...(status === undefined ? {} : { status }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(response === undefined ? { error } : {}),
  };
}

/** Reports each attempt after its end, if there is a hook or subscriber. */
export function withHooks(send: Send, hooks: ClientHooks, clock: Clock): Send {
  return async (request, call) => {
    if (hooks.onAttempt === undefined && ATTEMPTS?.hasSubscribers !== true) return send(request, call);
    const startedAt = clock.now();
    const tell = (response: HttpResponse | undefined, error?: unknown): void =>
      notify(hooks.onAttempt, ATTEMPTS, {
        ...describe(request, call),
        startedAt,
        elapsed: clock.now() - startedAt,
        ...outcomeOf(response, error),
      });
    try {
      const response = await send(request, call);
      tell(response);
      return response;
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
