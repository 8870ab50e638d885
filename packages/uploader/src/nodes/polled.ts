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

/** A wait for many. */
export interface Polled<Key, Value> {
  /** Resolves when a response settles the key. Rejects with the reason of the signal. */
  wait(key: Key, signal: AbortSignal): Promise<Value>;
}

/** ms before the first request; each later pause is longer by half. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;
const GROWTH = 1.5;

/**
 * Creates a wait. It sends no request while nobody waits.
 *
 * @param ask settles those of `waiting` that it can. If it rejects, all of them reject with its error.
 * @param most how many keys one request can contain.
 */
export function createPolled<Key, Value>(
  ask: (waiting: readonly Waiting<Key, Value>[], signal: AbortSignal) => Promise<void>,
  { clock, most }: { readonly clock: Clock; readonly most: number },
): Polled<Key, Value> {
  const waiters = new Set<Waiting<Key, Value>>();
  let asking: AbortController | undefined;

  const run = async ({ signal }: AbortController): Promise<void> => {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * GROWTH)) {
      await clock.sleep(pause, signal).catch(() => {});
      if (signal.aborted) return;
      const asked = [...waiters].slice(0, most);
      try {
        await ask(asked, signal);
      } catch (error) {
        if (signal.aborted) return;
        for (const waiter of asked) waiter.reject(error);
      }
      // Keys that were asked for go to the end, in case more wait than fit into one request.
      for (const waiter of asked) if (waiters.delete(waiter)) waiters.add(waiter);
    }
  };

  return {
    wait(key, signal): Promise<Value> {
      return new Promise((resolve, reject) => {
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
        if (asking !== undefined) return;
        asking = new AbortController();
        void run(asking);
      });
    },
  };
}
