import { BY_IDS_ITEMS_MAX_ITEMS } from "@cdf-multipart/spec";
import { describe, expect, it } from "vitest";
import { deferred } from "../../src/engine/deferred.js";
import { createTurnstile } from "../../src/upload/bounded-results.js";
import { settle } from "../doubles/manual-clock.js";

/** Tasks that give back their place, and end when the test ends them. */
function scene(places: number, isWaiting: (index: number) => boolean) {
  const turnstile = createTurnstile<number>(places);
  const ends: (() => void)[] = [];
  const made = { turnstile, ends, drawn: 0 };
  function* items(): Generator<number> {
    for (let item = 0; ; item += 1) {
      made.drawn += 1;
      yield item;
    }
  }
  turnstile.feed(items(), async (item, index, { stepAside }) => {
    const end = deferred<void>();
    ends[index] = end.resolve;
    if (isWaiting(index)) {
      stepAside();
      // A second time changes nothing.
      stepAside();
    }
    await end.promise;
    return item;
  });
  return made;
}

describe("a task that only waits", () => {
  it("gives its place to the next item, and takes no other place until its result is fetched", async () => {
    const made = scene(2, (index) => index === 0);
    const results = made.turnstile.results();
    await settle();
    expect(made.drawn).toBe(3);
    made.ends[0]?.();
    await settle();
    expect(made.drawn).toBe(3);
    expect(await results.next()).toMatchObject({ value: 0 });
    made.ends[1]?.();
    expect(await results.next()).toMatchObject({ value: 1 });
    await settle();
    expect(made.drawn).toBe(4);
    made.turnstile.close();
  });

  it("keeps its place if one full request of tasks waits already", async () => {
    const made = scene(3, () => true);
    await settle();
    expect(made.drawn).toBe(BY_IDS_ITEMS_MAX_ITEMS + 3);
    made.turnstile.close();
  });
});
