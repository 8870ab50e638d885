import { beforeAll, describe, expect, it } from "vitest";
import { playRounds } from "../src/play-rounds.mjs";
import { type RoundResult, VARIANTS } from "../src/round.mjs";
import { describeFault } from "../src/summary.mjs";

const MIB = 1024 * 1024;
const SIZE = 60 * MIB;
const ROUNDS = 25;

describe("an upload of 60 MiB that is killed at any moment, with what it uploads to or without", () => {
  let results: readonly RoundResult[] = [];
  beforeAll(async () => {
    results = await playRounds({ rounds: ROUNDS, size: SIZE, seed: 2026, lanes: 2 });
  }, 300_000);

  it.each(VARIANTS)(
    "killing: %s. Equal bytes, one entry, no more sent again than was in flight, no file left",
    (variant) => {
      const some = results.filter((result) => result.variant === variant);
      expect(some).toHaveLength(ROUNDS / VARIANTS.length);
      expect(
        some.filter(({ faults }) => faults.length > 0).map((result) => describeFault(result, SIZE)),
      ).toEqual([]);
    },
  );

  it("really was killed, in most rounds more than once", () => {
    const kills = results.reduce(
      (sum, { clientKills, emulatorKills }) => sum + clientKills + emulatorKills,
      0,
    );
    expect(kills).toBeGreaterThan(ROUNDS);
  });

  it("was turned away where another process was at work", () => {
    expect(results.reduce((sum, { refused }) => sum + refused, 0)).toBeGreaterThan(0);
  });
});
