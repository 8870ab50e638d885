import { truncate, utimes, writeFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { PART, type Stage, stage } from "./page/stage.js";

let set: Stage;
beforeAll(async () => {
  set = await stage();
});
afterEach(() => set.clear());
afterAll(() => set.close());

describe("a reload in the middle", () => {
  it("resumes when the same file is chosen again, and sends no acknowledged part twice", async () => {
    const path = await set.file(10 * PART);
    const page = await set.page();
    set.answerOnly([1, 2, 3], 10);
    await set.begin(page, path);
    const done = await set.partsDone(page, 3);
    await page.reload();
    set.emulator.setFaults([]);
    await page.waitForFunction(() => "app" in window);
    await set.begin(page, path);
    await set.expectStored(page, path);
    const sent = set.sent();
    expect(done.map((partNumber) => sent[partNumber])).toEqual(done.map(() => 1));
    expect(await set.outcome(page)).toMatchObject({ partsResumed: expect.toSatisfy((n) => n >= 3) });
    expect(set.emulator.requests.count({ operation: "initMultiPartUpload", method: "POST" })).toBe(1);
    expect(await page.evaluate(() => window.app.interruptedUploads())).toEqual([]);
  });

  it("does not resume with a file that was edited meanwhile, and says what to do", async () => {
    const path = await set.file(6 * PART);
    const page = await set.page();
    set.answerOnly([1, 2], 6);
    await set.begin(page, path);
    await set.partsDone(page, 2);
    await page.reload();
    await page.waitForFunction(() => "app" in window);
    await writeFile(path, "edited", { flag: "r+" });
    set.emulator.setFaults([]);
    await set.begin(page, path);
    const outcome = await set.outcome(page);
    expect(outcome).toMatchObject({ ok: false, name: "SourceChangedError", code: "source-changed" });
    expect(JSON.stringify(outcome)).toContain("Start over with restart: true");
    await set.begin(page, path, { restart: true });
    await set.expectStored(page, path);
  });
});

describe("two tabs", () => {
  it("never work on the same upload: the second gets an error, and can resume when the first is closed", async () => {
    const path = await set.file(8 * PART);
    const context = await set.browser.newContext();
    const [first, second] = [await set.page(context), await set.page(context)];
    set.answerOnly([1, 2], 8);
    await set.begin(first, path);
    const done = await set.partsDone(first, 2);
    await set.begin(second, path);
    expect(await set.outcome(second)).toMatchObject({ ok: false, code: "journal-locked" });
    expect(await second.evaluate(() => window.app.interruptedUploads())).toMatchObject([
      { locked: true, parts: 8, target: path.split("/").at(-1), condition: "readable" },
    ]);
    await first.close();
    set.emulator.setFaults([]);
    await set.begin(second, path);
    await set.expectStored(second, path);
    expect(done.map((partNumber) => set.sent()[partNumber])).toEqual(done.map(() => 1));
  });
});

describe("a fault during the upload", () => {
  it("waits while there is no network, uses up no attempt, and continues when it is back", async () => {
    const path = await set.file(7 * PART);
    const page = await set.page();
    // One attempt only: an outage that used one up would end the upload.
    await set.begin(page, path, { retry: { retries: 0 }, holdAfter: 1 });
    await set.partsDone(page, 1);
    await page.context().setOffline(true);
    await page.evaluate(() => window.app.release());
    await page.waitForTimeout(1000);
    expect(await page.evaluate(() => window.app.handle.phase)).toBe("running");
    await page.context().setOffline(false);
    await set.expectStored(page, path);
  });

  it("aborts a part that stalls and sends it again", async () => {
    const path = await set.file(4 * PART);
    const page = await set.page();
    set.emulator.setFaults([
      {
        match: { operation: "putPart", partNumber: 2, attempt: 1 },
        do: { type: "stall", afterBytes: 100_000 },
      },
      { match: { operation: "putPart", partNumber: 3, attempt: 1 }, do: { type: "no-answer" } },
    ]);
    await set.begin(page, path, { timeByHand: true });
    // Time passes while only stalled parts are in flight.
    await set.emulator.requests.waitFor({ fault: "stall" });
    await set.emulator.requests.waitFor({ fault: "no-answer" });
    for (const count of [1, 2]) {
      await set.partsDone(page, 1 + count);
      await page.evaluate(async (wanted) => {
        const retries = () => window.app.events.filter(({ type }) => type === "part-retry");
        while (retries().length < wanted) await window.app.pass(1000);
      }, count);
    }
    await set.expectStored(page, path);
    const reasons = await page.evaluate(() =>
      window.app.events.flatMap((event) => (event.type === "part-retry" ? [event.error?.message] : [])),
    );
    expect(reasons).toHaveLength(2);
    expect(reasons.join()).toMatch(/No byte of part 2 moved|did not finish its response to part 2/);
    expect(reasons.join()).toMatch(/No byte of part 3 moved|did not finish its response to part 3/);
  });

  it("recovers from temporary faults: resets, 503, 429 with Retry-After", async () => {
    const path = await set.file(8 * PART);
    const page = await set.page();
    set.emulator.setFaults([
      { match: { operation: "putPart", partNumber: 1, times: 2 }, do: { type: "reset", when: "before" } },
      {
        match: { operation: "putPart", partNumber: 2, times: 1 },
        do: { type: "reset", when: "after-bytes", bytes: 1_000_000 },
      },
      { match: { operation: "putPart", partNumber: 4, times: 1 }, do: { type: "reset", when: "after-work" } },
      { match: { operation: "putPart", partNumber: 5, times: 2 }, do: { type: "status", status: 503 } },
      {
        match: { operation: "putPart", partNumber: 6, times: 1 },
        do: { type: "status", status: 429, retryAfter: 1 },
      },
      { match: { operation: "initMultiPartUpload", times: 1 }, do: { type: "status", status: 503 } },
    ]);
    await set.begin(page, path, { file: { externalId: "healed" } });
    await set.expectStored(page, path);
  });

  it("ends at a 403 with the part, the store's own words and no signature", async () => {
    const path = await set.file(4 * PART);
    const page = await set.page();
    set.emulator.setFaults([
      {
        match: { operation: "putPart", partNumber: 3 },
        do: {
          type: "status",
          status: 403,
          body: "<Error><Code>SignatureDoesNotMatch</Code></Error>",
          headers: { "content-type": "application/xml" },
        },
      },
    ]);
    await set.begin(page, path);
    const outcome = await set.outcome(page);
    expect(outcome).toMatchObject({ ok: false, name: "PartError", code: "part-refused" });
    expect(JSON.stringify(outcome)).toMatch(/Part 3 of 4 .*403 \(SignatureDoesNotMatch\)/);
    expect(JSON.stringify(outcome)).not.toMatch(/[?&]sig/);
    expect(set.emulator.requests.count({ operation: "completeMultiPartUpload", method: "POST" })).toBe(0);
  });

  it.each([
    ["edited", (path: string) => writeFile(path, "edited", { flag: "r+" })],
    ["truncated", (path: string) => truncate(path, 5000)],
    ["touched", (path: string) => utimes(path, new Date(), new Date(Date.now() + 5000))],
  ])("never completes a file that is %s while it is sent", async (_, edit) => {
    const path = await set.file(6 * PART);
    const page = await set.page();
    // Parts that have not begun before the file changes must not be sent.
    await set.begin(page, path, { holdAfter: 1 });
    await set.partsDone(page, 1);
    await edit(path);
    await page.evaluate(() => window.app.release());
    expect(await set.outcome(page)).toMatchObject({
      ok: false,
      name: "SourceChangedError",
      message: expect.stringContaining("was changed, moved or deleted after it was chosen"),
    });
    expect(set.emulator.requests.count({ operation: "completeMultiPartUpload", method: "POST" })).toBe(0);
  });
});

describe("a page that is closed by its user", () => {
  it("asks once while parts are in flight, and not afterwards", async () => {
    const path = await set.file(4 * PART);
    const page = await set.page();
    set.answerOnly([1], 4);
    await set.begin(page, path, { concurrency: 2 });
    await set.putsArrived(3);
    // Browsers ask only a user who has used the page.
    await page.mouse.click(5, 5);
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.type());
      void dialog.dismiss();
    });
    await Promise.all([page.waitForEvent("dialog"), page.close({ runBeforeUnload: true })]);
    expect(dialogs).toEqual(["beforeunload"]);
    set.emulator.setFaults([]);
    await page.evaluate(async () => {
      await window.app.handle.pause({ inFlight: "give-back" });
      window.app.handle.resume();
    });
    await set.expectStored(page, path);
    await Promise.all([page.waitForEvent("close"), page.close({ runBeforeUnload: true })]);
    expect(dialogs).toHaveLength(1);
  });
});

describe("a handle in a page", () => {
  it("cancels: every request ends, none comes after, and discard deletes the entry", async () => {
    const path = await set.file(6 * PART);
    const page = await set.page();
    set.answerOnly([1], 6);
    await set.begin(page, path, { concurrency: 2 });
    await set.partsDone(page, 1);
    await set.putsArrived(3);
    await page.evaluate(() => window.app.handle.discard());
    expect(await set.outcome(page)).toMatchObject({ ok: false, name: "AbortError" });
    await expect.poll(() => set.emulator.requests.count({ outcome: "pending" })).toBe(0);
    const parts = set.emulator.requests.count({ operation: "putPart" });
    expect(set.emulator.requests.last()).toMatchObject({ operation: "deleteFiles", status: 200 });
    await page.waitForTimeout(300);
    expect(set.emulator.requests.count({ operation: "putPart" })).toBe(parts);
    expect(await page.evaluate(() => window.app.interruptedUploads())).toEqual([]);
  });

  it("pauses and resumes, with nothing sent in between and no acknowledged part twice", async () => {
    const path = await set.file(8 * PART);
    const page = await set.page();
    set.answerOnly([1], 8);
    await set.begin(page, path, { concurrency: 2 });
    await set.partsDone(page, 1);
    await set.putsArrived(3);
    await page.evaluate(() => window.app.handle.pause({ inFlight: "give-back" }));
    const done = await set.partsDone(page, 1);
    await expect.poll(() => set.emulator.requests.count({ outcome: "pending" })).toBe(0);
    const before = set.emulator.requests.count();
    await page.waitForTimeout(300);
    expect(set.emulator.requests.count()).toBe(before);
    set.emulator.setFaults([]);
    await page.evaluate(() => window.app.handle.resume());
    await set.expectStored(page, path);
    expect(done.map((partNumber) => set.sent()[partNumber])).toEqual(done.map(() => 1));
  });
});
