/** Waits for many results with few requests: one request asks for all of them, at growing intervals. */
import type { Clock } from "@cdf-multipart/core";
import { onAbort } from "@cdf-multipart/core/internal";

/** One that waits. */
export interface Waiting<Key, Value> {
  readonly key: Key;
  /** When the wait began, ms since the epoch. */
  readonly since: number;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

/** How a wait asks. */
export interface PollRules<Key, Value> {
  readonly clock: Clock;
  /** How many keys one request can contain. */
  readonly most: number;
  /** ms between the first requests; each later pause is longer by half. */
  readonly firstPause: number;
  /** ms. */
  readonly longestPause: number;
  /** Whether a request for a new key is sent immediately. Otherwise a pause comes before each request. */
  readonly isPrompt: boolean;
  /** Resolves when enough keys are collected, before a request for new ones. */
  readonly gather?: ((isFull: () => boolean, signal: AbortSignal) => Promise<void>) | undefined;
  /** Settles those of `waiting` that it can. If it rejects, all of them reject with its error. */
  readonly ask: (waiting: readonly Waiting<Key, Value>[], signal: AbortSignal) => Promise<void>;
}

const GROWTH = 1.5;
/**
 * The reason why a pause ends. Nobody reads it, but an `abort()` without a reason creates an exception with
 * its stack.
 */
const ASKED_ANEW = "Another key is waiting.";

/**
 * Creates a wait. It sends no request while nobody waits.
 *
 * @returns a function that resolves when a response settles the key, and rejects with the reason of its signal.
 */
export function createPolled<Key, Value>(
  rules: PollRules<Key, Value>,
): (key: Key, signal: AbortSignal) => Promise<Value> {
  const { clock, most, firstPause, longestPause, isPrompt, gather, ask } = rules;
  const waiters = new Set<Waiting<Key, Value>>();
  let asking: AbortController | undefined;
  let pause: AbortController | undefined;
  /** Whether keys came since the last request. */
  let fresh = false;

  const askOnce = async (signal: AbortSignal): Promise<void> => {
    const asked = [...waiters].slice(0, most);
    try {
      await ask(asked, signal);
    } catch (error) {
      if (!signal.aborted) for (const waiter of asked) waiter.reject(error);
    }
    // Keys that were asked for go to the end, in case more wait than fit into one request.
    for (const waiter of asked) if (waiters.delete(waiter)) waiters.add(waiter);
  };

  /** Returns whether a new key ended the pause. */
  const sleep = async (length: number, signal: AbortSignal): Promise<boolean> => {
    const mine = new AbortController();
    pause = mine;
    const forget = onAbort(signal, () => mine.abort());
    const interrupted = await clock.sleep(length, mine.signal).then(
      () => false,
      () => true,
    );
    forget();
    pause = undefined;
    return interrupted;
  };

  const run = async ({ signal }: AbortController): Promise<void> => {
    let length = firstPause;
    let isDue = isPrompt;
    while (waiters.size > 0 && !signal.aborted) {
      if (!isDue) {
        const interrupted = await sleep(length, signal);
        length = interrupted ? firstPause : Math.min(longestPause, length * GROWTH);
        if (signal.aborted) return;
      }
      if (fresh) await gather?.(() => waiters.size >= most, signal);
      fresh = false;
      await askOnce(signal);
      // Keys that came meanwhile are collected.
      isDue = isPrompt && fresh && gather !== undefined;
      if (isDue) length = firstPause;
    }
  };

  const begin = (): void => {
    fresh = true;
    if (asking !== undefined) {
      if (isPrompt) pause?.abort(ASKED_ANEW);
      return;
    }
    const controller = new AbortController();
    asking = controller;
    void run(controller);
  };

  return (key, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const end = (settle: () => void): void => {
        forget();
        waiters.delete(waiter);
        if (waiters.size === 0) {
          asking?.abort();
          asking = undefined;
        }
        settle();
      };
      const waiter: Waiting<Key, Value> = {
        key,
        since: clock.now(),
        resolve: (value) => end(() => resolve(value)),
        reject: (error) => end(() => reject(error)),
      };
      const forget = onAbort(signal, () => waiter.reject(signal.reason));
      waiters.add(waiter);
      begin();
    });
}
