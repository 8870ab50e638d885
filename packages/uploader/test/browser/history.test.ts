import { type Browser, chromium, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchOptions } from "./chromium.js";
import { PART, type Stage, stage } from "./page/stage.js";

/** Leaving the page in the middle and coming back with the browser's own button, with the cache of whole pages and without. */

let set: Stage;
let caching: Browser;
beforeAll(async () => {
  set = await stage();
  // Playwright turns the back/forward cache off where it is not told otherwise.
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

/** Leaves for another page of the site, and comes back when that has loaded. Tells whether the page came out of the cache. */
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
  it("and is loaded anew by the back button goes on when the file is chosen again", async () => {
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

  it("and comes out of the browser's cache goes on by itself", async () => {
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

  it("and lies in the browser's cache does not keep the next page from the same file", async () => {
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
