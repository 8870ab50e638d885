import type { FaultAction } from "@cdf-multipart/emulator";
import { afterAll, describe, expect, it } from "vitest";
import { upload } from "../../src/node/upload-node.js";
import { useGround } from "./ground.js";
import { placesOf, possible, quick, SIZE, sentAgain, strike, watchListeners } from "./matrix.js";

/** Tests that every byte arrives in spite of each of these faults, at each place and for each number of times. */
export function describeSurvived(title: string, faults: Readonly<Record<string, FaultAction>>): void {
  describe(title, () => {
    const its = useGround(SIZE);
    const again = sentAgain();
    afterAll(() => again.print());

    describe.each(possible(faults))("%s", (name, action) => {
      it.each(placesOf(name))("at %s, %dx: every byte arrives", async (where, times, match) => {
        const { floor, path } = its;
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
}
