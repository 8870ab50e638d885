import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PART_SIZE, paperFleet } from "./paper-fleet.js";
import { TIME_PASSES } from "./turns.js";

const PARTS = 3;
const item = {
  root: "nas",
  path: "paper.bin",
  size: PARTS * PART_SIZE,
  into: { file: { externalId: "paper", name: "paper.bin" } },
};

/** Mostly which operation is next; sometimes time passes. */
const choices = fc.array(fc.integer({ min: 0, max: TIME_PASSES + 1 }), { maxLength: 400 });

/** Every job goes to both workers at the same time, the parent of the parts together with them. */
async function upload(order: readonly number[]): Promise<void> {
  const fleet = await paperFleet([item], "file");
  const workers = [fleet.worker("one"), fleet.worker("two")];
  await fleet.turns.play(fleet.run(workers, 2), order);
  expect(await fleet.unit()).toMatchObject({ status: "done", failures: [] });
  expect(await fleet.view()).toMatchObject({ filesDone: 1, filesFailed: 0, openFiles: 0 });
  expect(fleet.entries()).toBe(1);
  // One effective complete of each upload, and no upload after the one that ended the file.
  expect(new Set(fleet.completed).size).toBe(fleet.completed.length);
  expect(fleet.completed).toHaveLength(1);
  expect(fleet.content()).toEqual(await alone());
  expect(fleet.events.filter(({ type }) => type === "file-failed")).toEqual([]);
  expect(fleet.events.filter(({ type }) => type === "file-done")).toHaveLength(1);
}

let stored: readonly string[] | undefined;
/** What one worker stores alone. */
async function alone(): Promise<readonly string[] | undefined> {
  if (stored !== undefined) return stored;
  const fleet = await paperFleet([item], "file");
  await fleet.turns.play(fleet.run([fleet.worker("alone")], 1), []);
  stored = fleet.content();
  return stored;
}

describe("two workers with the same jobs", () => {
  it("store what one stores alone", async () => {
    expect(new Set(await alone()).size).toBe(PARTS);
  });

  it("complete each file once, in any order of their operations", async () => {
    await fc.assert(fc.asyncProperty(choices, upload), {
      numRuns: Number(process.env["FLEET_ORDERS"] ?? 1000),
    });
  }, 600_000);
});
