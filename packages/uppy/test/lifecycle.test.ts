import { basename } from "node:path";
import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Stage, stage } from "./page/stage.js";

let set: Stage;
beforeAll(async () => {
  set = await stage();
});
afterEach(() => set.clear());
afterAll(() => set.close());

/** These parts get no response, so that a user can act in the middle, regardless of the time this takes. */
const silentAt = (...partNumber: readonly number[]) =>
  ({ match: { operation: "putPart", partNumber }, do: { type: "no-answer" } }) as const;
const REFUSED = {
  match: { operation: "putPart", partNumber: 2 },
  do: { type: "status", status: 403 },
} as const;

/** Moves the focus with the Tab key to the button with this name, and presses it. */
async function pressButton(page: Page, name: RegExp): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) {
    await page.keyboard.press("Tab");
    const label = await page.evaluate(() => {
      const focused = document.activeElement;
      return (focused?.getAttribute("aria-label") ?? focused?.textContent ?? "").trim();
    });
    if (!name.test(label)) continue;
    await page.keyboard.press("Enter");
    return;
  }
  throw new Error(`The Tab key does not reach a button ${name}.`);
}

describe("files that are added in the Dashboard", () => {
  it("are uploaded with one click, with the fields that the user filled in", async () => {
    const page = await set.page();
    const paths = await set.add(page, 3, 1);
    await page.evaluate(() => {
      const [first] = window.uppy.getFiles();
      if (first !== undefined) window.uppy.setFileMeta(first.id, { externalId: "scan-17", site: "north" });
    });
    await page.getByRole("button", { name: "Upload 2 files" }).click();
    await set.seen(page, "complete 2/2");
    await set.expectStored(page, ...paths);
    const seen = await page.evaluate(() => window.seen);
    const [first = "", second = ""] = paths.map((path) => basename(path));
    expect(seen[0]).toBe(`upload-start ${first},${second}`);
    // Uppy updates the total twice per second.
    await expect.poll(() => page.evaluate(() => window.uppy.getState().totalProgress)).toBe(100);
    expect(set.emulator.requests.mostAtOnce()).toBeLessThanOrEqual(6);
    const response = await page.evaluate(() =>
      window.uppy.getFiles().map((file) => file.response?.body?.file),
    );
    expect(response).toMatchObject([
      { externalId: "scan-17", metadata: { site: "north" }, name: first, uploaded: true },
      { name: second, uploaded: true },
    ]);
  });

  it("are uploaded, paused and resumed with the keyboard alone", async () => {
    const page = await set.page();
    set.emulator.setFaults([silentAt(2, 3, 4)]);
    const paths = await set.add(page, 4);
    await pressButton(page, /^Upload 1 file/);
    await set.partsStored(1);
    await pressButton(page, /^Pause/);
    await expect.poll(() => page.evaluate(() => window.uppy.getFiles()[0]?.isPaused)).toBe(true);
    set.emulator.setFaults([]);
    await pressButton(page, /^Resume/);
    await set.seen(page, "complete 1/1");
    await set.expectStored(page, ...paths);
  });

  it("show a total, also if one of them is empty", async () => {
    const page = await set.page();
    // The empty file is uploaded in one PUT.
    set.emulator.setFaults([{ match: { operation: "putFile" }, do: { type: "no-answer" } }, silentAt(2)]);
    await set.add(page, 2, 0.5);
    await page.evaluate(() => void window.uppy.upload());
    await set.emulator.requests.waitFor({ fault: "no-answer" }, { count: 2 });
    await page.getByText(/ of 7(\.\d+)? MB/).waitFor();
    expect(await page.evaluate(() => window.uppy.getState().totalProgress)).not.toBeNull();
  });

  it("are refused when they are larger than CDF accepts, and the plugin reports that it can resume", async () => {
    const page = await set.page();
    const state = await page.evaluate(() => ({
      max: window.uppy.opts.restrictions.maxFileSize,
      can: window.uppy.getState().capabilities,
    }));
    expect(state).toMatchObject({ max: 250 * 4000 * 1024 * 1024, can: { resumableUploads: true } });
    const after = await page.evaluate(() => {
      const plugin = window.uppy.getPlugin("CdfUpload");
      if (plugin !== undefined) window.uppy.removePlugin(plugin);
      return window.uppy.getState().capabilities;
    });
    expect(after).toMatchObject({ resumableUploads: false });
  });
});

describe("an upload in progress", () => {
  it("pauses all files and resumes, and no acknowledged part is sent twice", async () => {
    const page = await set.page();
    set.emulator.setFaults([silentAt(2, 3, 4)]);
    const paths = await set.add(page, 4, 2);
    await page.evaluate(() => void window.uppy.upload());
    await set.partsStored(2);
    const stored = set.acknowledged();
    // The page has to receive each response of the store. A part that is cut during its response is sent
    // again.
    await set.remembers(page, 2);
    await set.putsArrived(6);
    await page.evaluate(() => window.uppy.pauseAll());
    await expect.poll(() => set.emulator.requests.count({ outcome: "pending" })).toBe(0);
    const before = set.emulator.requests.count();
    await page.waitForTimeout(300);
    expect(set.emulator.requests.count()).toBe(before);
    set.emulator.setFaults([]);
    await page.evaluate(() => window.uppy.resumeAll());
    await set.seen(page, "complete 2/2");
    await set.expectStored(page, ...paths);
    expect(stored.map((part) => set.acknowledged().filter((other) => other === part))).toEqual(
      stored.map((part) => [part]),
    );
  });

  it("pauses one file while the other continues, even when the user changes the state quickly", async () => {
    const page = await set.page();
    // Two parts of the first file are always missing, and none of the other file.
    set.emulator.setFaults([silentAt(3, 4)]);
    const paths = await set.add(page, 4, 2);
    await page.evaluate(() => void window.uppy.upload());
    await set.emulator.requests.waitFor({ operation: "putPart" });
    await page.evaluate(() => {
      const id = window.uppy.getFiles()[0]?.id ?? "";
      for (let turn = 0; turn < 5; turn += 1) window.uppy.pauseResume(id);
    });
    const [paused, going] = paths.map((path) => basename(path));
    await set.seen(page, `upload-success ${going}`);
    expect(await page.evaluate(() => window.seen)).not.toContain(`upload-success ${paused}`);
    set.emulator.setFaults([]);
    await page.evaluate(() => window.uppy.pauseResume(window.uppy.getFiles()[0]?.id ?? ""));
    await set.seen(page, "complete 2/2");
    await set.expectStored(page, ...paths);
  });

  it("cancels all files: requests end, and nothing remains in CDF", async () => {
    const page = await set.page();
    set.emulator.setFaults([silentAt(2, 3, 4)]);
    await set.add(page, 4, 2);
    await page.evaluate(() => void window.uppy.upload());
    await set.putsArrived(6);
    await page.evaluate(() => window.uppy.cancelAll());
    await set.emulator.requests.waitFor(
      { operation: "deleteFiles", status: 200 },
      { count: 2, until: "ended" },
    );
    await expect.poll(() => set.emulator.requests.count({ outcome: "pending" })).toBe(0);
    const parts = set.emulator.requests.count({ operation: "putPart" });
    await page.waitForTimeout(300);
    expect(set.emulator.requests.count({ operation: "putPart" })).toBe(parts);
    expect(await page.evaluate(() => [window.uppy.getFiles(), window.errors])).toEqual([[], []]);
  });

  it("continues with the other files when one file is removed", async () => {
    const page = await set.page();
    set.emulator.setFaults([silentAt(4)]);
    const [, kept = ""] = await set.add(page, 4, 3);
    await page.evaluate(() => void window.uppy.upload());
    await set.partsStored(1);
    await page.evaluate(() => window.uppy.removeFile(window.uppy.getFiles()[0]?.id ?? ""));
    await set.emulator.requests.waitFor({ operation: "deleteFiles", status: 200 }, { until: "ended" });
    await set.seen(page, "complete 1/1");
    await set.expectStored(page, kept);
  });

  it("reports failed files, and retryAll sends the missing parts", async () => {
    const page = await set.page();
    set.emulator.setFaults([REFUSED]);
    const paths = await set.add(page, 4, 3);
    await page.evaluate(() => void window.uppy.upload());
    await set.seen(page, "complete 0/2");
    expect(await page.evaluate(() => window.errors)).toEqual([
      expect.stringContaining("The store did not accept all of"),
      expect.stringContaining("(403)"),
    ]);
    await expect.poll(() => page.getByRole("button", { name: "Retry" }).count()).toBeGreaterThan(0);
    set.emulator.setFaults([]);
    await page.evaluate(() => void window.uppy.retryAll());
    await set.seen(page, "complete 2/2");
    await set.expectStored(page, ...paths);
    expect(new Set(set.acknowledged()).size).toBe(set.acknowledged().length);
    expect(set.emulator.requests.count({ operation: "initMultiPartUpload", method: "POST" })).toBe(2);
  });
});

describe("a reloaded page", () => {
  it("resumes files that Golden Retriever restored, with one click", async () => {
    const page = await set.page();
    set.emulator.setFaults([
      { match: { operation: "putPart", partNumber: 2 }, do: { type: "stall", afterBytes: 1000 } },
    ]);
    const paths = await set.add(page, 2);
    const saved = () => page.evaluate(() => window.retrieverSaved());
    await expect.poll(saved).toEqual({ files: 1, uploads: 0 });
    await page.evaluate(() => void window.uppy.upload());
    await set.partsStored(1);
    await set.remembers(page, 1);
    await expect.poll(saved).toEqual({ files: 1, uploads: 1 });
    await set.reload(page);
    set.emulator.setFaults([]);
    await page.waitForFunction(() => window.uppy.getFiles().length === 1);
    await page.getByRole("button", { name: "Upload 1 file" }).click();
    await set.seen(page, "complete 1/1");
    await set.expectStored(page, ...paths);
    expect(new Set(set.acknowledged()).size).toBe(set.acknowledged().length);
    expect(set.emulator.requests.count({ operation: "initMultiPartUpload", method: "POST" })).toBe(1);
  });

  it("resumes when the same file is added again, and shows this in the user's language", async () => {
    const page = await set.page({ forgetful: true });
    set.emulator.setFaults([
      { match: { operation: "putPart", partNumber: 3 }, do: { type: "stall", afterBytes: 1000 } },
    ]);
    const paths = await set.add(page, 4);
    await page.evaluate(() => void window.uppy.upload());
    await set.partsStored(3);
    // The page and its journal have to receive each response of the store.
    await set.remembers(page, 3);
    const context = page.context();
    await page.close();
    set.emulator.setFaults([]);
    const again = await set.page(
      {
        forgetful: true,
        options: { locale: { strings: { cdfResumed: "Weiter mit %{name}: %{done} von %{parts}" } } },
      },
      context,
    );
    await again.setInputFiles(".uppy-Dashboard-input >> nth=0", paths);
    await again.getByRole("button", { name: "Upload 1 file" }).click();
    await set.seen(again, "complete 1/1");
    await set.expectStored(again, ...paths);
    expect(await again.evaluate(() => window.seen)).toContainEqual(
      expect.stringMatching(/^info Weiter mit .*: 3 von 4$/),
    );
    expect(new Set(set.acknowledged()).size).toBe(set.acknowledged().length);
  });
});
