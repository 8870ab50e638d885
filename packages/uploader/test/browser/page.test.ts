import { writeFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { PART, type Stage, stage } from "./page/stage.js";

let set: Stage;
beforeAll(async () => {
  set = await stage();
});
afterEach(() => set.clear());
afterAll(() => set.close());

describe("a reload in the middle", () => {
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
