import { isApiError, TimeoutError } from "../errors/call-errors.js";
import { messageOf } from "../errors/unknown-value.js";
import type { Call, Send } from "../http/exchange.js";
import { RETRIES } from "../pipeline/hooks.js";
import type { CooldownGate } from "../retry/cooldown-gate.js";
import { isAmbiguous, mayRepeat } from "../retry/may-repeat.js";
import { createRetrier, type RetrierOptions } from "../retry/retrying.js";
import type { ClientHooks } from "./hooks.js";
import { notify } from "./hooks.js";

/** The settings of the retry layer. */
export interface RetryContext extends RetrierOptions {
  readonly cooldown: CooldownGate;
  readonly hooks: ClientHooks;
}

/** The service refused because of too many requests, so all requests to it have to wait. */
const THROTTLED = 429;

function outOfTime(error: unknown, call: Call, delay: number): TimeoutError {
  const said = messageOf(error);
  const message = `${call.operation} was abandoned: its deadline of ${call.deadline} ms leaves no time to wait ${delay} ms for another attempt. The last one failed: ${said}`;
  return new TimeoutError(message, {
    code: "deadline-exceeded",
    timeout: call.deadline,
    mayHaveArrived: isAmbiguous(error),
    cause: error,
  });
}

/**
 * Repeats attempts that may be repeated, by the one policy, and closes the gate for all calls when the
 * service asks for a wait.
 */
export function withRetry(send: Send, context: RetryContext): Send {
  const { clock, cooldown, hooks } = context;
  const retrying = createRetrier(context);

  return (request, call) =>
    retrying((attempt) => send(request, { ...call, attempt }), {
      signal: call.signal,
      mayRepeat: (error) => mayRepeat(error, call.repeat),
      onRetry({ attempt, delay, error }) {
        if (clock.now() + delay >= call.deadlineAt) throw outOfTime(error, call, delay);
        if (isApiError(error) && (error.status === THROTTLED || error.retryAfter !== undefined))
          cooldown.close(clock.now() + delay);
        notify(hooks.onRetry, RETRIES, { operation: call.operation, attempt, delay, error });
      },
    });
}
