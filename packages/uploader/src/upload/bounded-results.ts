import { BY_IDS_ITEMS_MAX_ITEMS } from "@cdf-multipart/spec";

/**
 * Runs a limited number of concurrent tasks from an iterable, and yields their results as they finish. A
 * place becomes free when the result was fetched, so results do not accumulate behind a slow reader. A task
 * that only waits can give back its place until it ends.
 */
export interface Turnstile<Result> {
  /** Begins to take items, and runs one task per item. Tasks never reject. */
  feed<Item>(items: Iterable<Item> | AsyncIterable<Item>, run: Task<Item, Result>): void;
  /** Takes no more items. */
  close(): void;
  /** Yields results until all tasks have ended. Then throws the error of the iterable, if there was one. */
  results(): AsyncGenerator<Result, void, undefined>;
}

/** The place of a task. */
export interface Place {
  /** Frees the place while the task only waits. */
  stepAside(): void;
  /** Waits for a place again. Tasks that need a place again go before new items. */
  comeBack(): Promise<void>;
}

/** The work on one item. It never rejects. */
export type Task<Item, Result> = (item: Item, index: number, place: Place) => Promise<Result>;

/** Maximum number of tasks without a place: as many files as one request can contain. */
export const ASIDE_MAX: number = BY_IDS_ITEMS_MAX_ITEMS;

/**
 * Creates a turnstile with `places` places.
 *
 * @param asideMax maximum number of tasks without a place.
 */
export function createTurnstile<Result>(places: number, asideMax: number = ASIDE_MAX): Turnstile<Result> {
  const ready: Result[] = [];
  let taken = 0;
  let running = 0;
  let aside = 0;
  let closed = false;
  let drained = false;
  let fault: { readonly error: unknown } | undefined;
  let wakeReader: (() => void) | undefined;
  let wakeFeeder: (() => void) | undefined;

  const back: (() => void)[] = [];
  const wake = (): void => {
    for (let next = back[0]; next !== undefined && (taken < places || closed); next = back[0]) {
      back.shift();
      next();
    }
    wakeFeeder?.();
  };

  const pass = async <Item>(
    iterator: Iterator<Item> | AsyncIterator<Item>,
    run: Task<Item, Result>,
  ): Promise<void> => {
    for (let index = 0; !closed; index += 1) {
      while ((taken >= places || back.length > 0) && !closed) {
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
      const regain = (): void => {
        if (!stepped) return;
        stepped = false;
        aside -= 1;
        taken += 1;
      };
      const place: Place = {
        stepAside(): void {
          if (stepped || aside >= asideMax) return;
          stepped = true;
          aside += 1;
          taken -= 1;
          wake();
        },
        async comeBack(): Promise<void> {
          if (!stepped) return;
          await new Promise<void>((resolve) => {
            back.push(() => {
              regain();
              resolve();
            });
            wake();
          });
        },
      };
      void run(next.value, index, place).then((result) => {
        running -= 1;
        regain();
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
      wake();
      wakeReader?.();
    },
    async *results(): AsyncGenerator<Result, void, undefined> {
      for (;;) {
        const result = ready.shift();
        if (result !== undefined) {
          taken -= 1;
          wake();
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
