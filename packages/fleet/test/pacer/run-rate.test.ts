import { expect, it } from "vitest";
import type { Rate } from "../../src/pacer/gcra.js";
import { runRate } from "../../src/pacer/run-rate.js";

it("buys the bytes of all parts together, in portions of a tenth of a second", async () => {
  const bought: Rate[] = [];
  const turns = {
    takeTurn: async (budget: string, rate: Rate) => {
      expect(budget).toBe("rate-r1");
      bought.push(rate);
      return 0;
    },
    coolDown: async () => {},
  };
  const limit = runRate(turns, "r1", 10_000_000);
  const { signal } = new AbortController();
  await Promise.all([limit.take(400_000, signal), limit.take(500_000, signal)]);
  expect(bought).toEqual([{ perSecond: 10, burst: 1 }]);
  await limit.take(2_100_000, signal);
  expect(bought).toHaveLength(3);
  await expect(limit.take(5_000_000, AbortSignal.abort(new Error("stopped")))).rejects.toThrow("stopped");
});

const free = { takeTurn: async () => 0, coolDown: async () => {} };

it("hands out so little at a time that 64 parts share a portion, and at least 4 KiB", () => {
  for (const [perSecond, chunk] of [
    [1000, 4096],
    [10_000_000, 15_625],
    [10_000_000_000, 1_048_576],
  ] as const)
    expect(runRate(free, "r1", perSecond).chunk).toBe(chunk);
});

it("ends the wait of a body that is closed, while the turn of its machine is far away", async () => {
  const limit = runRate({ ...free, takeTurn: async () => 3_000_000 }, "r1", 1000);
  const closed = new AbortController();
  const wait = limit.take(1, closed.signal);
  closed.abort(new Error("closed"));
  await expect(wait).rejects.toThrow("closed");
});
