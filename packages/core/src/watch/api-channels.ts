import type { AttemptEvent, RetryEvent } from "../client/hooks.js";

/** A channel of `node:diagnostics_channel`. */
export interface ApiChannel<Message> {
  /** False where nobody listens: then the message need not be made. */
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

/** Undefined in a runtime without channels, such as a browser. Asked of the process, so that no bundler sees an import of Node. */
function openChannel<Message>(name: string): ApiChannel<Message> | undefined {
  return globalThis.process?.getBuiltinModule?.("node:diagnostics_channel")?.channel(name);
}
