import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { PART, type Stage, stage } from "./page/stage.js";

let set: Stage;
beforeAll(async () => {
  set = await stage();
});
afterEach(() => set.clear());
afterAll(() => set.close());

const SLOW = { match: { operation: "putPart" }, do: { type: "slow", bytesPerSecond: 12_000_000 } } as const;

describe("a page that comes back", () => {
  it("resumes with the file of a handle, which need not be chosen again", async () => {
    const page = await set.page();
    set.answerOnly([1, 2], 6);
    await page.evaluate(
      async ({ target, partSize }) => {
        const folder = await navigator.storage.getDirectory();
        const handle = await folder.getFileHandle("scan.e57", { create: true });
        const writer = await handle.createWritable();
        for (let part = 0; part < 6; part += 1) await writer.write(new Uint8Array(partSize).fill(part + 1));
        await writer.close();
        window.app.begin(target, { partSize, file: { metadata: { site: "north" } } }, handle);
      },
      { target: set.target, partSize: PART },
    );
    const done = await set.partsDone(page, 2);
    await page.reload();
    await page.waitForFunction(() => "app" in window);
    set.emulator.setFaults([]);
    await page.evaluate(async (target) => {
      const [left] = await window.app.interruptedUploads();
      if (left?.handle === undefined || left.into === undefined) throw new Error("nothing was kept");
      window.app.begin(target, { ...left.into }, left.handle);
    }, set.target);
    expect(await set.outcome(page)).toMatchObject({
      ok: true,
      partsResumed: expect.toSatisfy((n) => n >= 2),
    });
    expect(done.map((partNumber) => set.sent()[partNumber])).toEqual(done.map(() => 1));
  });

  it("lists interrupted uploads, and discards one with its file entry", async () => {
    const path = await set.file(6 * PART);
    const page = await set.page();
    set.answerOnly([1], 6);
    await set.begin(page, path);
    await set.partsDone(page, 1);
    await page.reload();
    await page.waitForFunction(() => "app" in window);
    const given = await page.evaluate(async (target) => {
      const [left] = await window.app.interruptedUploads();
      const looked = left && (await window.app.discardInterrupted(window.app.client(target), left.id));
      return { locked: left?.locked, looked, left: await window.app.interruptedUploads() };
    }, set.target);
    expect(given).toEqual({ locked: false, looked: true, left: [] });
    expect(set.emulator.requests.last()).toMatchObject({ operation: "deleteFiles", status: 200 });
  });

  it("was frozen, and does not mistake that for a stall", async () => {
    const path = await set.file(6 * PART);
    const page = await set.page();
    set.emulator.setFaults([SLOW]);
    await set.begin(page, path, { timeByHand: true });
    await set.partsDone(page, 1);
    const session = await page.context().newCDPSession(page);
    await session.send("Page.setWebLifecycleState", { state: "frozen" });
    // The machine sleeps for a night. When the page is awake again, its watchdogs check.
    await page.evaluate(() => window.app.jump(8 * 3_600_000));
    await session.send("Page.setWebLifecycleState", { state: "active" });
    await page.evaluate(() => window.app.pass(10_000));
    await set.expectStored(page, path);
    const timeouts = await page.evaluate(() =>
      window.app.events.filter((event) => event.type === "part-retry" && event.reason === "timeout"),
    );
    expect(timeouts).toEqual([]);
  });
});
