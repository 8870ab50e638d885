import fc from "fast-check";
import { expect, test } from "vitest";
import { takeTurns } from "../../src/hash/take-turns.js";

test("at most the given number of tasks run concurrently; all run, in the order of the calls", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.boolean(), { maxLength: 20 }),
      async (scheduler, places, fails) => {
        const inTurn = takeTurns(places);
        const begun: number[] = [];
        let running = 0;
        const ends = fails.map((failing, index) =>
          inTurn(async () => {
            begun.push(index);
            running += 1;
            expect(running).toBeLessThanOrEqual(places);
            await scheduler.schedule(Promise.resolve(index));
            running -= 1;
            if (failing) throw new Error("failed");
            return index;
          }).catch(() => -1),
        );
        await scheduler.waitFor(Promise.all(ends));
        expect(await Promise.all(ends)).toEqual(fails.map((failing, index) => (failing ? -1 : index)));
        expect(begun).toEqual(fails.map((_, index) => index));
      },
    ),
  );
});
