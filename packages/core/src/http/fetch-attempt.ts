import { deadlineError } from "../errors/deadline-error.js";
import { networkFailure } from "../errors/network-failure.js";
import { isTimeoutError, TimeoutError } from "../errors/timeout-error.js";
import type { Clock } from "../time/clock.js";
import { untilAborted } from "../time/until-aborted.js";
import { withTimeLimit } from "../time/with-time-limit.js";
import type { HttpAnswer, HttpRequest } from "./exchange.js";
import { platformWire } from "./platform-wire.js";
import { fetchWire, type Wire } from "./wire.js";

/** What one attempt needs. */
export interface AttemptOptions {
  /** What sends. @default what suits the runtime */
  readonly fetch: typeof globalThis.fetch | undefined;
  /** ms. */
  readonly timeout: number;
  readonly clock: Clock;
}

/** What an attempt is made for. */
export interface AttemptCall {
  /** Names it in messages. */
  readonly operation: string;
  readonly signal: AbortSignal;
}

/** What must not show in an error about this request. */
export function secretsOf(request: HttpRequest): string[] {
  const authorization = request.headers["authorization"];
  return [
    ...(request.secrets ?? []),
    ...(authorization === undefined ? [] : [authorization.replace(/^\w+ /, "")]),
  ];
}

async function exchange(wire: Wire, request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  const { status, headers, text } = await wire(request, signal);
  return { status, headers, text, secrets: secretsOf(request) };
}

function failure(error: unknown, request: HttpRequest, subject: string, signal: AbortSignal): unknown {
  if (!signal.aborted)
    return networkFailure(error, { subject, url: request.url, secrets: secretsOf(request) });
  const reason: unknown = signal.reason;
  // The deadline struck while a request was on its way: unlike in a wait, it may have arrived.
  return isTimeoutError(reason) && reason.code === "deadline-exceeded"
    ? deadlineError(subject, reason.timeout, true)
    : reason;
}

function attemptTimeout(subject: string, timeout: number): TimeoutError {
  const message = `${subject} got no complete answer within ${timeout} ms. Raise \`timeout\` if the service or the line is that slow.`;
  return new TimeoutError(message, { code: "attempt-timeout", timeout, mayHaveArrived: true });
}

/**
 * Sends a request once and reads the whole answer, whatever its status. Ends with the call, or when the
 * attempt takes too long.
 */
export function createFetchAttempt(
  options: AttemptOptions,
): (request: HttpRequest, call: AttemptCall) => Promise<HttpAnswer> {
  const { clock, timeout, fetch } = options;
  const wire = fetch === undefined ? platformWire : fetchWire(fetch);
  return (request, { operation, signal }) => {
    const tooLate = () => attemptTimeout(operation, timeout);
    return withTimeLimit({ signal, limit: timeout, clock, tooLate }, async (ending) => {
      try {
        return await untilAborted(exchange(wire, request, ending), ending);
      } catch (error) {
        throw failure(error, request, operation, ending);
      }
    });
  };
}
