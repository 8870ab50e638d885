import type { OperationId } from "@cdf-multipart/spec";
import { withoutSecrets } from "../secrets/hide-secrets.js";

/** One attempt, after it ended. Carries no secret. */
export interface AttemptEvent {
  readonly operation: OperationId;
  readonly method: string;
  /** Without query. */
  readonly url: string;
  /** Counted from 1; a repeat with a new token after a 401 has the number of the attempt that it repeats. */
  readonly attempt: number;
  /** When the attempt started, ms since the epoch. */
  readonly startedAt: number;
  /** ms. */
  readonly elapsed: number;
  /** Absent when no response came. */
  readonly status?: number;
  readonly requestId?: string;
  /** What it failed with. Absent on success. */
  readonly error?: unknown;
}

/** A failed attempt that will be repeated. */
export interface RetryEvent {
  readonly operation: OperationId;
  /** The attempt that failed, counted from 1. */
  readonly attempt: number;
  /** How long the client waits before the next one, ms. */
  readonly delay: number;
  readonly error: unknown;
}

/**
 * Functions that are called with the events of requests. Their errors are ignored: watching must not change
 * the outcome.
 */
export interface ClientHooks {
  readonly onAttempt?: (event: AttemptEvent) => void;
  readonly onRetry?: (event: RetryEvent) => void;
}

/**
 * Calls a hook if there is one, and publishes the event if there is a subscriber. Errors of hooks are
 * dropped: watching a call must not change its outcome.
 */
export function notify<T>(
  hook: ((event: T) => void) | undefined,
  channel: ApiChannel<T> | undefined,
  event: T,
): void {
  try {
    hook?.(event);
  } catch {
    // Dropped, as promised above.
  }
  if (channel?.hasSubscribers) channel.publish(withoutSecrets(event));
}

/** A channel of `node:diagnostics_channel`. */
export interface ApiChannel<Message> {
  /** False if there is no subscriber: then the message need not be created. */
  readonly hasSubscribers: boolean;
  publish(message: Message): void;
}

const ATTEMPT = "cdf-multipart:api:attempt";
const RETRY = "cdf-multipart:api:retry";

/**
 * Names of the channels of `node:diagnostics_channel` on which every client reports its API requests.
 * `attempt`: an {@link AttemptEvent} for each attempt, after it ended. `retry`: a {@link RetryEvent} for each
 * failed attempt that will be repeated.
 */
export const API_CHANNELS: Readonly<{ attempt: string; retry: string }> = /* @__PURE__ */ Object.freeze({
  attempt: ATTEMPT,
  retry: RETRY,
});

export const ATTEMPTS: ApiChannel<AttemptEvent> | undefined = /* @__PURE__ */ openChannel(ATTEMPT);
export const RETRIES: ApiChannel<RetryEvent> | undefined = /* @__PURE__ */ openChannel(RETRY);

/**
 * Undefined in a runtime without channels, such as a browser. Loaded through `process`, so that no bundler
 * sees an import of Node.
 */
function openChannel<Message>(name: string): ApiChannel<Message> | undefined {
  return globalThis.process?.getBuiltinModule?.("node:diagnostics_channel")?.channel(name);
}
