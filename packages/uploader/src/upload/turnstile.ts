/**
 * Lets a number of tasks run at a time, drawn from an iterable, and hands out their results as they come in. A place is free
 * again when the result was fetched, so nothing piles up behind a slow reader.
 */
export interface Turnstile<Result> {
  /** Begins to draw items and to run one task for each. Tasks never reject. */
  feed<Item>(
    items: Iterable<Item> | AsyncIterable<Item>,
    run: (item: Item, index: number) => Promise<Result>,
  ): void;
  /** Draws no more items. */
  close(): void;
  /** Results until all tasks are over. Then throws what the iterable threw, if it did. */
  results(): AsyncGenerator<Result, void, undefined>;
}

/** A turnstile with so many places. */
export function createTurnstile<Result>(places: number): Turnstile<Result> {
  const ready: Result[] = [];
  let taken = 0;
  let running = 0;
  let closed = false;
  let drained = false;
  let fault: { readonly error: unknown } | undefined;
  let wakeReader: (() => void) | undefined;
  let wakeFeeder: (() => void) | undefined;

  const pass = async <Item>(
    iterator: Iterator<Item> | AsyncIterator<Item>,
    run: (item: Item, index: number) => Promise<Result>,
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
      void run(next.value, index).then((result) => {
        running -= 1;
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
