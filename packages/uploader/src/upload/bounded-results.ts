import { BY_IDS_ITEMS_MAX_ITEMS } from "@cdf-multipart/spec";

/**
 * Runs a limited number of concurrent tasks from an iterable, and yields their results as they finish. A
 * place becomes free when the result was fetched, so results do not accumulate behind a slow reader. A task
 * that only waits can step aside: its place is free until it ends.
 */
export interface Turnstile<Result> {
  /** Begins to take items, and runs one task per item. Tasks never reject. */
  feed<Item>(items: Iterable<Item> | AsyncIterable<Item>, run: Task<Item, Result>): void;
  /** Takes no more items. */
  close(): void;
  /** Yields results until all tasks have ended. Then throws the error of the iterable, if there was one. */
  results(): AsyncGenerator<Result, void, undefined>;
}

/** The work on one item. It never rejects. */
export type Task<Item, Result> = (item: Item, index: number, stepAside: () => void) => Promise<Result>;

/** The most tasks that wait aside: as many files as one request asks for. */
const ASIDE_MAX: number = BY_IDS_ITEMS_MAX_ITEMS;

/** Creates a turnstile with `places` places. */
export function createTurnstile<Result>(places: number): Turnstile<Result> {
  const ready: Result[] = [];
  let taken = 0;
  let running = 0;
  let aside = 0;
  let closed = false;
  let drained = false;
  let fault: { readonly error: unknown } | undefined;
  let wakeReader: (() => void) | undefined;
  let wakeFeeder: (() => void) | undefined;

  const pass = async <Item>(
    iterator: Iterator<Item> | AsyncIterator<Item>,
    run: Task<Item, Result>,
  ): Promise<void> => {
    for (let index = 0; !closed; index += 1) {
      while (taken >= places && !closed) {
        await new Promise<void>((resolve) => {
          wakeFeeder = resolve;
        });
      }
      if (closed) break;
      const next = await iterator.next();
      if (next.done === true) return;
      if (closed) break;
      taken += 1;
      running += 1;
      let stepped = false;
      const stepAside = (): void => {
        if (stepped || aside >= ASIDE_MAX) return;
        stepped = true;
        aside += 1;
        taken -= 1;
        wakeFeeder?.();
      };
      void run(next.value, index, stepAside).then((result) => {
        running -= 1;
        if (stepped) {
          aside -= 1;
          taken += 1;
        }
        ready.push(result);
        wakeReader?.();
      });
    }
    await iterator.return?.();
  };

  return {
    feed(items, run): void {
      const iterator =
        Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
      pass(iterator, run)
        .catch((error: unknown) => {
          fault = { error };
        })
        .finally(() => {
          drained = true;
          wakeReader?.();
        });
    },
    close(): void {
      closed = true;
      wakeFeeder?.();
      wakeReader?.();
    },
    async *results(): AsyncGenerator<Result, void, undefined> {
      for (;;) {
        const result = ready.shift();
        if (result !== undefined) {
          taken -= 1;
          wakeFeeder?.();
          yield result;
        } else if (running === 0 && (drained || closed)) {
          if (fault !== undefined) throw fault.error;
          return;
        } else {
          await new Promise<void>((resolve) => {
            wakeReader = resolve;
          });
        }
      }
    },
  };
}
