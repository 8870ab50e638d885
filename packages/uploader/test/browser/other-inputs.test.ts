import { basename } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { PART, type Stage, stage } from "./page/stage.js";

let set: Stage;
beforeAll(async () => {
  set = await stage();
});
afterEach(() => set.clear());
afterAll(() => set.close());

it("uploads the object at a URL, by ranges, without a file in between", async () => {
  const path = await set.file(2 * PART);
  const page = await set.page();
  await set.begin(page, path);
  await set.expectStored(page, path);
  const outcome = await set.outcome(page);
  const fileId = outcome.ok ? outcome.fileId : 0;
  await page.evaluate(([to, id, part]) => window.app.beginCopy(to, { partSize: part }, id), [
    set.target,
    fileId,
    PART,
  ] as const);
  const copy = await set.outcome(page);
  expect(copy).toMatchObject({ ok: true, fileId: expect.toSatisfy((id) => id !== fileId) });
  // The second upload resets what the page shows, so only the bytes are compared here.
  expect(await set.isStored(copy, path)).toBe(true);
});

it("uploads many files, together within the browser's connection limit", async () => {
  const paths = await Promise.all([set.file(3 * PART), set.file(1000), set.file(0)]);
  const page = await set.page();
  await page.setInputFiles("#file", paths);
  const ids = await page.evaluate((to) => window.app.uploadAll(to), set.target);
  for (const path of paths) {
    const fileId = ids[basename(path)] ?? 0;
    const ended = { ok: true, fileId, partsResumed: 0, retries: 0 } as const;
    expect(await set.isStored(ended, path)).toBe(true);
  }
  expect(set.emulator.requests.mostAtOnce()).toBeLessThanOrEqual(6);
  expect(await page.evaluate(() => window.app.interruptedUploads())).toEqual([]);
});
