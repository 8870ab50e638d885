import { networkFailure } from "../errors/network-failure.js";
import { isTimeoutError, TimeoutError } from "../errors/timeout-error.js";
import { deadlineError } from "../time/call-scope.js";
import type { Clock } from "../time/clock.js";
import { onAbort } from "../time/on-abort.js";
import { untilAborted } from "../time/until-aborted.js";
import type { HttpAnswer, HttpRequest } from "./exchange.js";

/** What one attempt needs. */
export interface AttemptOptions {
  readonly fetch: typeof globalThis.fetch;
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

async function exchange(
  options: AttemptOptions,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const { method, url, headers, body } = request;
  // A redirect is not followed: it would turn a POST into a GET. It surfaces as its 3xx status with a hint.
  const response = await options.fetch(url, {
    method,
    headers,
    signal,
    redirect: "manual",
    ...(body === undefined ? {} : { body }),
  });
  return {
    status: response.status,
    headers: response.headers,
    text: await response.text(),
    secrets: secretsOf(request),
  };
}

function failure(
  error: unknown,
  request: HttpRequest,
  call: AttemptCall,
  timedOut: boolean,
  timeout: number,
): unknown {
  if (call.signal.aborted) {
    const reason: unknown = call.signal.reason;
    // The deadline struck while a request was on its way: unlike in a wait, it may have arrived.
    return isTimeoutError(reason) && reason.code === "deadline-exceeded"
      ? deadlineError(call.operation, reason.timeout, true)
      : reason;
  }
  if (timedOut) {
    const message = `${call.operation} got no complete answer within ${timeout} ms. Raise \`timeout\` if the service or the line is that slow.`;
    return new TimeoutError(message, { code: "attempt-timeout", timeout, mayHaveArrived: true });
  }
  return networkFailure(error, { subject: call.operation, url: request.url, secrets: secretsOf(request) });
}

/**
 * Sends a request once and reads the whole answer, whatever its status. Ends with the call, or when the
 * attempt takes too long.
 */
export function createFetchAttempt(
  options: AttemptOptions,
): (request: HttpRequest, call: AttemptCall) => Promise<HttpAnswer> {
  const { clock, timeout } = options;
  return async (request, call) => {
    call.signal.throwIfAborted();
    const ending = new AbortController();
    const finished = new AbortController();
    let timedOut = false;
    const forget = onAbort(call.signal, () => ending.abort(call.signal.reason));
    clock.sleep(timeout, finished.signal).then(
      () => {
        timedOut = true;
        ending.abort();
      },
      () => {},
    );
    try {
      return await untilAborted(exchange(options, request, ending.signal), ending.signal);
    } catch (error) {
      throw failure(error, request, call, timedOut, timeout);
    } finally {
      finished.abort();
      forget();
    }
  };
}
