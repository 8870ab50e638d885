import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { PART, type Stage, stage } from "./page/stage.js";

/**
 * All scripts of an upload are loaded when it begins. Later it needs no script, whether the network is up or
 * down.
 */

let set: Stage;
beforeAll(async () => {
  set = await stage();
});
afterEach(() => set.clear());
afterAll(() => set.close());

const SLOW = { match: { operation: "putPart" }, do: { type: "slow", bytesPerSecond: 24_000_000 } } as const;

/** The requested scripts of the page. */
function scriptsOf(page: Page): string[] {
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request.url());
  });
  return scripts;
}

/** From now on no script can be loaded. The returned function ends that. */
async function withoutScripts(page: Page, which: string = "**/*.js"): Promise<() => Promise<void>> {
  const refuse = (route: { abort(): Promise<void> }): Promise<void> => route.abort();
  await page.route(which, refuse);
  return () => page.unroute(which, refuse);
}

/** The message asks for a reload, because a browser can cache a failed script until then. */
async function reloadAndBegin(page: Page, path: string): Promise<void> {
  await page.reload();
  await page.waitForFunction(() => "app" in window);
  await set.begin(page, path);
}

describe("an upload in progress", () => {
  it("needs no more scripts: it handles broken connections, refusals and reading back without them", async () => {
    const path = await set.file(5 * PART);
    const page = await set.page();
    set.emulator.setFaults([
      {
        // Chromium itself repeats requests whose reused connection broke.
        match: { operation: "putPart", partNumber: 5, times: 8 },
        do: { type: "reset", when: "after-bytes", bytes: 1_000_000 },
      },
      { match: { operation: "completeMultiPartUpload", times: 1 }, do: { type: "status", status: 503 } },
      SLOW,
    ]);
    const scripts = scriptsOf(page);
    await set.begin(page, path, { verify: "download" });
    await set.partsDone(page, 1);
    expect(scripts.length).toBeGreaterThan(1);
    scripts.length = 0;
    await withoutScripts(page);
    await set.expectStored(page, path);
    const reasons = await page.evaluate(() =>
      window.app.events.flatMap((event) => (event.type === "part-retry" ? [event.reason] : [])),
    );
    expect(reasons).toContain("connection");
    expect(scripts).toEqual([]);
  });

  it("has all its sentences when the network goes away after the first part", async () => {
    const path = await set.file(4 * PART);
    const page = await set.page();
    const scripts = scriptsOf(page);
    set.answerOnly([1], 4);
    await set.begin(page, path, { timeByHand: true });
    const [done] = await set.partsDone(page, 1);
    scripts.length = 0;
    await page.context().setOffline(true);
    const sentences = (): Promise<string[]> =>
      page.evaluate(() =>
        window.app.events.flatMap((event) =>
          event.type === "part-retry" ? [String(event.error?.message)] : [],
        ),
      );
    // The store stays silent, and the watchdogs end these requests while there is no network.
    while ((await sentences()).length === 0) await page.evaluate(() => window.app.pass(10_000));
    for (const sentence of await sentences())
      expect(sentence).toMatch(
        /^Part \d of 4 \(bytes \d+ to \d+\) could not be sent to http:\S+: .+ 1 of 4 parts are acknowledged; the upload was not completed\.$/,
      );
    await expect
      .poll(() => page.evaluate(() => window.app.handle.progress?.state.kind), { timeout: 60_000 })
      .toBe("offline");
    set.emulator.setFaults([]);
    await page.context().setOffline(false);
    await set.expectStored(page, path);
    expect(done).toBe(1);
    expect(scripts).toEqual([]);
  });
});

describe("an upload that begins", () => {
  it("requests three scripts, and those that the first one imports in parallel", async () => {
    const path = await set.file(2 * PART);
    const page = await set.page();
    const scripts = scriptsOf(page);
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/chunk-[^/]*\.js$/, async (route) => {
      await released;
      await route.continue();
    });
    await set.begin(page, path);
    await expect.poll(() => scripts.filter((one) => one.includes("/chunk-"))).toHaveLength(2);
    release();
    await set.expectStored(page, path);
    expect(scripts).toHaveLength(3);
    expect(scripts).toContainEqual(expect.stringContaining("/browser-engine-"));
  });

  it("without a network waits for it, even before its scripts are loaded", async () => {
    const path = await set.file(2 * PART);
    const page = await set.page();
    await page.context().setOffline(true);
    await set.begin(page, path);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => window.app.handle.phase)).toBe("running");
    await page.context().setOffline(false);
    await set.expectStored(page, path);
  });

  it("without a network can be aborted", async () => {
    const path = await set.file(2 * PART);
    const page = await set.page();
    await page.context().setOffline(true);
    await set.begin(page, path);
    await page.evaluate(() => window.app.handle.abort());
    expect(await set.outcome(page)).toMatchObject({ ok: false, name: "AbortError" });
    await page.context().setOffline(false);
  });

  it("on a site that was redeployed meanwhile reports that, and can begin when the page is loaded again", async () => {
    const path = await set.file(2 * PART);
    const page = await set.page();
    const again = await withoutScripts(page);
    await set.begin(page, path);
    expect(await set.outcome(page)).toMatchObject({
      ok: false,
      name: "NetworkError",
      code: "connection-failed",
      message: expect.stringContaining("reload the page"),
    });
    expect(set.emulator.requests.count()).toBe(0);
    await again();
    await reloadAndBegin(page, path);
    await set.expectStored(page, path);
  });

  it("keeps a journal that it cannot read because a script is missing, and does not start over", async () => {
    const path = await set.file(6 * PART);
    const page = await set.page();
    set.answerOnly([1, 2], 6);
    await set.begin(page, path);
    const done = await set.partsDone(page, 2);
    await page.reload();
    await page.waitForFunction(() => "app" in window);
    set.emulator.setFaults([]);
    const again = await withoutScripts(page, "**/earlier-run-*.js");
    await set.begin(page, path);
    expect(await set.outcome(page)).toMatchObject({ ok: false, name: "NetworkError" });
    await again();
    await reloadAndBegin(page, path);
    await set.expectStored(page, path);
    expect(done.map((partNumber) => set.sent()[partNumber])).toEqual(done.map(() => 1));
    expect(set.emulator.requests.count({ operation: "initMultiPartUpload", method: "POST" })).toBe(1);
  });
});
