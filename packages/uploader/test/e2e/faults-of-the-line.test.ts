import type { FaultAction } from "@cdf-multipart/emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { upload } from "../../src/node/upload-node.js";
import { type Ground, ground } from "./ground.js";
import { placesOf, possible, quick, SIZE, sentAgain, strike, watchListeners } from "./matrix.js";

/** Faults that sending the part again on another connection fixes. */
const faults: Readonly<Record<string, FaultAction>> = {
  "a refused connection": { type: "reset", when: "before" },
  "a reset in the middle": { type: "reset", when: "after-bytes", bytes: 40_000 },
  "a lost answer": { type: "reset", when: "after-work" },
  "a torn answer": { type: "truncate-answer", bytes: 1 },
  "a stall": { type: "stall", afterBytes: 30_000 },
  "no answer": { type: "no-answer" },
  "a slow store": { type: "slow", bytesPerSecond: 60_000_000, delay: 30 },
};

describe("a connection that breaks or stalls", () => {
  let floor: Ground;
  let path: string;
  beforeAll(async () => {
    floor = await ground();
    path = await floor.file(SIZE);
  });
  const again = sentAgain();
  afterAll(async () => {
    again.print();
    await floor.close();
  });

  describe.each(possible(faults))("%s", (name, action) => {
    it.each(placesOf(name))("at %s, %dx: every byte arrives", async (where, times, match) => {
      floor.emulator.setFaults(strike(match, times, action));
      const { signal, expectNoListener } = watchListeners();
      const options = { ...quick(floor, { externalId: `${name} ${where} ${times}` }), signal };
      const stored = await upload(floor.client(), path, options);
      await floor.expectStored(stored.file.id, path);
      expect(stored.bytesSent).toBeGreaterThanOrEqual(SIZE);
      again.note(name, where, times, stored.bytesSent - SIZE);
      expectNoListener();
      await floor.expectNothingLeft();
    });
  });
});
