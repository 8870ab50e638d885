import { deadlineError, isTimeoutError, TimeoutError } from "../errors/call-errors.js";
import { networkFailure, noConnection } from "../errors/network-failure.js";
import { keepHeaderSecret } from "../secrets/keep-secret.js";
import { redactUrl } from "../secrets/redact-url.js";
import { untilAborted } from "../time/abort.js";
import type { Clock } from "../time/clock.js";
import { withTimeLimit } from "../time/with-time-limit.js";
import type { HttpRequest, HttpResponse, Wire } from "./exchange.js";
import { fetchWire, platformWire } from "./wire.js";

/** What one attempt needs. */
export interface AttemptOptions {
  /** The function that sends. @default the one for this runtime */
  readonly fetch: typeof globalThis.fetch | undefined;
  /** ms. */
  readonly timeout: number;
  readonly clock: Clock;
}

/** The settings of an attempt. */
export interface AttemptCall {
  /** Names it in messages. */
  readonly operation: string;
  readonly signal: AbortSignal;
}

async function exchange(
  wire: Wire,
  request: HttpRequest,
  signal: AbortSignal,
  onConnected: () => void,
): Promise<HttpResponse> {
  // A server may echo it.
  keepHeaderSecret(request.headers["authorization"] ?? "");
  return await wire(request, signal, onConnected);
}

function failure(
  error: unknown,
  request: HttpRequest,
  subject: string,
  signal: AbortSignal,
  connected: boolean,
): unknown {
  if (!signal.aborted) return networkFailure(error, { subject, url: request.url });
  const reason: unknown = signal.reason;
  // The deadline passed while a request was in flight: unlike during a wait, the request may have arrived.
  return isTimeoutError(reason) && reason.code === "deadline-exceeded"
    ? deadlineError(subject, reason.timeout, connected)
    : reason;
}

function attemptTimeout(subject: string, url: string, timeout: number, connected: boolean): TimeoutError {
  const message = connected
    ? `${subject} got no complete response within ${timeout} ms. Raise \`timeout\` if the service or the line is that slow.`
    : noConnection(subject, redactUrl(url), `none within ${timeout} ms`);
  return new TimeoutError(message, { code: "attempt-timeout", timeout, mayHaveArrived: connected });
}

/**
 * Sends a request once and reads the whole response, of any status. Ends with the call, or when the attempt
 * takes too long.
 */
export function createFetchAttempt(
  options: AttemptOptions,
): (request: HttpRequest, call: AttemptCall) => Promise<HttpResponse> {
  const { clock, timeout, fetch } = options;
  const wire = fetch === undefined ? platformWire : fetchWire(fetch);
  return (request, { operation, signal }) => {
    let connected = false;
    const onConnected = () => {
      connected = true;
    };
    const tooLate = () => attemptTimeout(operation, request.url, timeout, connected);
    return withTimeLimit({ signal, limit: timeout, clock, tooLate }, async (ending) => {
      try {
        return await untilAborted(exchange(wire, request, ending, onConnected), ending);
      } catch (error) {
        throw failure(error, request, operation, ending, connected);
      }
    });
  };
}
