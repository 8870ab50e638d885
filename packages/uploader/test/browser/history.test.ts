import { type Browser, chromium, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchOptions } from "./chromium.js";
import { PART, type Stage, stage } from "./page/stage.js";

/**
 * Leaves the page in the middle and returns with the browser's back button, with and without the back/forward
 * cache.
 */

let set: Stage;
let caching: Browser;
beforeAll(async () => {
  set = await stage();
  // Playwright disables the back/forward cache by default.
  caching = await chromium.launch({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
});
afterEach(async () => {
  for (const context of caching.contexts()) await context.close();
  await set.clear();
});
afterAll(async () => {
  await caching.close();
  await set.close();
});

const SLOW = { match: { operation: "putPart" }, do: { type: "slow", bytesPerSecond: 12_000_000 } } as const;

/**
 * Opens another page of the site, and goes back when that page has loaded. Returns whether the first page
 * came from the cache.
 */
async function leaveAndComeBack(page: Page): Promise<boolean> {
  await page.evaluate(() => {
    globalThis.addEventListener("pageshow", ({ persisted }) => {
      document.documentElement.dataset["persisted"] = String(persisted);
    });
  });
  await page.goto(`${page.url()}?elsewhere`);
  await page.waitForFunction(() => "app" in window);
  await page.goBack({ waitUntil: "commit" });
  await page.waitForFunction(() => "app" in window);
  return page.evaluate(() => document.documentElement.dataset["persisted"] === "true");
}

describe("a page that was left in the middle of an upload", () => {
  it("and is loaded again by the back button resumes when the file is chosen again", async () => {
    const path = await set.file(7 * PART);
    const page = await set.page();
    set.answerOnly([1, 2], 7);
    await set.begin(page, path);
    const done = await set.partsDone(page, 2);
    expect(await leaveAndComeBack(page)).toBe(false);
    set.emulator.setFaults([]);
    await set.begin(page, path);
    await set.expectStored(page, path);
    expect(done.map((partNumber) => set.sent()[partNumber])).toEqual(done.map(() => 1));
    expect(await set.outcome(page)).toMatchObject({ partsResumed: expect.toSatisfy((n) => n >= 2) });
  });

  it("and comes from the browser's cache resumes automatically", async () => {
    const path = await set.file(7 * PART);
    const page = await set.page(await caching.newContext());
    set.emulator.setFaults([SLOW]);
    await set.begin(page, path);
    const done = await set.partsDone(page, 2);
    expect(await leaveAndComeBack(page)).toBe(true);
    set.emulator.setFaults([]);
    await set.expectStored(page, path);
    expect(done.map((partNumber) => set.sent()[partNumber])).toEqual(done.map(() => 1));
  });

  it("and is in the browser's cache does not block the next page from the same file", async () => {
    const path = await set.file(7 * PART);
    const page = await set.page(await caching.newContext());
    set.answerOnly([1, 2], 7);
    await set.begin(page, path);
    const done = await set.partsDone(page, 2);
    await page.goto(`${page.url()}?elsewhere`);
    await page.waitForFunction(() => "app" in window);
    set.emulator.setFaults([]);
    await set.begin(page, path);
    await set.expectStored(page, path);
    expect(done.map((partNumber) => set.sent()[partNumber])).toEqual(done.map(() => 1));
  });
});
