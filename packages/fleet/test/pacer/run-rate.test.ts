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
