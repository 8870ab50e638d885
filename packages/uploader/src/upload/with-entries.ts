import type { LookAhead, LookedUp, Replacing } from "../overwrite/look-ahead.js";
import type { Engine } from "./engine.js";

/**
 * The items, one after the other. From the first one with `"if-changed"` on, up to 1000 are taken ahead, and
 * their entries or nodes are looked up together.
 *
 * @param engine loads what looks them up.
 */
export async function* withEntries<Item extends Replacing>(
  engine: Pick<Engine<never>, "loadOverwrite">,
  items: Iterable<Item> | AsyncIterable<Item>,
  parts: LookAhead,
): AsyncGenerator<LookedUp<Item>, void, undefined> {
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  let isDone = false;
  try {
    for (;;) {
      const next = await iterator.next();
      isDone = next.done === true;
      if (next.done === true) return;
      const { value } = next;
      if (value.overwrite === "if-changed") {
        const { lookAhead } = await engine.loadOverwrite(parts.signal);
        return yield* lookAhead(value, iterator, parts);
      }
      yield { item: value };
    }
  } finally {
    if (!isDone) await iterator.return?.();
  }
}
