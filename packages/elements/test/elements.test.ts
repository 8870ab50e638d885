import { cp, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import axe from "axe-core";
import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Stage, stage } from "./page/stage.js";

let set: Stage;
beforeAll(async () => {
  set = await stage();
});
afterEach(() => set.clear());
afterAll(() => set.close());

const MIB = 1024 * 1024;
const button = (page: Page, name: RegExp) => page.getByRole("button", { name });
/** These parts get no response, so that a user can act in the middle. */
const silentAt = (...partNumber: readonly number[]) =>
  ({ match: { operation: "putPart", partNumber }, do: { type: "no-answer" } }) as const;

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate(() => Reflect.get(window, "axe").run());
  return found.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html}`);
}

/** The label or text of what has the focus in an element. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement?.shadowRoot?.activeElement;
    return active?.getAttribute("aria-label") ?? active?.textContent ?? "";
  });

/** Its last part is refused. */
const REFUSED = {
  match: { operation: "putPart", partNumber: 2 },
  do: { type: "status", status: 403 },
} as const;

/** A page is closed in the middle of an upload. */
async function interrupted(folder?: string): Promise<{ page: Page; path: string }> {
  const before = await set.page();
  set.emulator.setFaults([silentAt(2)]);
  let path = await set.file(9 * MIB);
  if (folder === undefined) {
    await set.choose(before, path);
  } else {
    const inFolder = join(dirname(path), folder, basename(path));
    await mkdir(dirname(inFolder), { recursive: true });
    await rename(path, inFolder);
    path = inFolder;
    await before.locator("cdf-upload input[webkitdirectory]").setInputFiles(dirname(inFolder));
  }
  await set.emulator.requests.waitFor({ operation: "putPart", partNumber: 2 });
  await before.getByText(/^5\.2 MB of 9\.4 MB are safe/).waitFor();
  const context = before.context();
  await before.close();
  set.emulator.setFaults([]);
  return { page: await set.page(context), path };
}

describe("<cdf-upload>", () => {
  it("uploads several files, shows each, and reports it to the page", async () => {
    const page = await set.page();
    const paths = [await set.file(6 * MIB), await set.file(1000)];
    await set.choose(page, ...paths);
    for (const path of paths) await set.seen(page, `stored ${basename(path)}`);
    await page.getByText("2 of 2 files are uploaded").waitFor();
    expect(await page.locator("cdf-upload li .status").allTextContents()).toEqual(["Uploaded", "Uploaded"]);
    expect(await page.evaluate(() => window.stored.length)).toBe(2);
  });

  it("is paused, resumed and cancelled with the keyboard, and the focus stays at the buttons of the file", async () => {
    const page = await set.page();
    set.emulator.setFaults([silentAt(2)]);
    await set.choose(page, await set.file(9 * MIB));
    await set.emulator.requests.waitFor({ operation: "putPart", partNumber: 2 });
    await button(page, /^Pause/).focus();
    await page.keyboard.press("Enter");
    await button(page, /^Resume/).waitFor();
    await page.getByText(/^Paused\. \d/).waitFor();
    await button(page, /^Resume/).focus();
    await page.keyboard.press("Enter");
    await button(page, /^Pause/).waitFor();
    expect(await focused(page)).toMatch(/^Pause/);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await set.emulator.requests.waitFor({ operation: "deleteFiles", status: 200 }, { until: "ended" });
    expect(await page.locator("cdf-upload li").count()).toBe(0);
  });

  it("says a failure in the words of its user, and retries", async () => {
    const page = await set.page();
    set.emulator.setFaults([
      { match: { operation: "initMultiPartUpload" }, do: { type: "status", status: 401 } },
    ]);
    const path = await set.file(6 * MIB);
    await set.choose(page, path);
    await page
      .getByText(`You are no longer signed in. Sign in again, then retry ${basename(path)}`)
      .waitFor();
    expect(await page.evaluate(() => window.events)).toEqual([`failed ${basename(path)}`]);
    set.emulator.setFaults([]);
    await button(page, /^Retry/).click();
    await set.seen(page, `stored ${basename(path)}`);
    await set.expectStored(page, path);
  });

  it("offers to replace a file that exists", async () => {
    const page = await set.page();
    const [first, second] = [await set.file(1000), await set.file(2000)];
    const add = (path: string, size: number) =>
      page.evaluate(
        ([name, bytes]) =>
          document
            .querySelector("cdf-upload")
            ?.add(new File([new Uint8Array(bytes)], name), { file: { externalId: "hall" } }),
        [basename(path), size] as const,
      );
    await add(first, 1000);
    await set.seen(page, `stored ${basename(first)}`);
    await add(second, 2000);
    await page.getByText("A file with the external id hall exists already. Replace it?").waitFor();
    await button(page, /^Replace/).click();
    await set.seen(page, `stored ${basename(second)}`);
  });

  it("sends all of a file that has changed since an earlier page, after a retry", async () => {
    const { page, path } = await interrupted();
    await writeFile(path, (await readFile(path)).reverse());
    await set.choose(page, path);
    await page.getByText(`${basename(path)} has changed since its upload started`).waitFor();
    await button(page, /^Retry/).click();
    await set.seen(page, `stored ${basename(path)}`);
    await set.expectStored(page, path);
  });

  it("sends nothing more after it was removed from the page, also no file that waited", async () => {
    const page = await set.page();
    set.emulator.setFaults([silentAt(1)]);
    const paths = await Promise.all([1, 2, 3, 4, 5].map(() => set.file(6 * MIB)));
    await set.choose(page, ...paths);
    await set.emulator.requests.waitFor(
      { operation: "initMultiPartUpload", status: 201 },
      { count: 4, until: "ended" },
    );
    await page.evaluate(() => document.querySelector("cdf-upload")?.remove());
    await expect.poll(() => set.emulator.requests.count({ outcome: "pending" })).toBe(0);
    await page.waitForTimeout(300);
    expect(set.emulator.requests.count({ operation: "initMultiPartUpload" })).toBe(4);
    expect(await page.evaluate(() => window.events)).toEqual([]);
  });

  it("leaves nothing of a failed file that is removed", async () => {
    const page = await set.page();
    set.emulator.setFaults([REFUSED]);
    await set.choose(page, await set.file(9 * MIB));
    await button(page, /^Remove/).click();
    await set.emulator.requests.waitFor({ operation: "deleteFiles", status: 200 }, { until: "ended" });
    await expect.poll(() => page.evaluate(() => window.unfinished())).toBe(0);
  });

  it("leaves a failed file to the tab that continues it", async () => {
    const page = await set.page();
    set.emulator.setFaults([REFUSED]);
    const path = await set.file(9 * MIB);
    await set.choose(page, path);
    await button(page, /^Remove/).waitFor();
    set.emulator.setFaults([silentAt(2)]);
    set.emulator.requests.clear();
    const other = await set.page(page.context());
    await set.choose(other, path);
    await set.emulator.requests.waitFor({ operation: "putPart", partNumber: 2 });
    await button(page, /^Remove/).click();
    const next = await set.file(1000);
    await set.choose(page, next);
    await set.seen(page, `stored ${basename(next)}`);
    expect(set.emulator.requests.count({ operation: "deleteFiles" })).toBe(0);
    expect(await page.evaluate(() => window.unfinished())).toBe(1);
  });

  it("takes one file of a drop where one can be chosen, of the accepted types", async () => {
    const page = await set.page();
    await page.evaluate(() => {
      document.querySelector("cdf-upload")?.remove();
      const upload = document.createElement("cdf-upload");
      upload.setAttribute("single", "");
      upload.setAttribute("accept", ".e57");
      document.querySelector("main")?.append(upload);
    });
    const drop = (...files: readonly string[]) =>
      page.evaluate((all) => {
        const dataTransfer = new DataTransfer();
        for (const name of all) dataTransfer.items.add(new File(["x"], name));
        const area = document.querySelector("cdf-upload")?.shadowRoot?.querySelector(".drop");
        area?.dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
      }, files);
    await drop("a.e57", "b.e57");
    await page.getByText("Drop one file at a time").waitFor();
    await drop("c.txt");
    await page.getByText("c.txt is of a type that is not accepted here").waitFor();
    expect(await page.locator("cdf-upload li").count()).toBe(0);
  });

  it("takes a file again after its row was removed", async () => {
    const page = await set.page();
    const path = await set.file(1000);
    await set.choose(page, path);
    await set.seen(page, `stored ${basename(path)}`);
    await button(page, /^Remove/).click();
    await set.choose(page, path);
    await expect.poll(() => page.evaluate(() => window.stored.length)).toBe(2);
  });

  it("names a file that is in the list already", async () => {
    const page = await set.page();
    set.emulator.setFaults([silentAt(1)]);
    const path = await set.file(6 * MIB);
    await set.choose(page, path);
    await set.choose(page, path);
    await page.getByText(`${basename(path)} is in the list already`).waitFor();
    expect(await page.locator("cdf-upload li").count()).toBe(1);
  });

  it("speaks a state once, not each number of it", async () => {
    const page = await set.page();
    const path = await set.file(12 * MIB);
    await set.choose(page, path);
    await set.seen(page, `stored ${basename(path)}`);
    await expect.poll(() => page.evaluate(() => window.spoken.at(-1))).toBe(`${basename(path)}: Uploaded`);
    const spoken = await page.evaluate(() => window.spoken);
    expect(new Set(spoken.map((text) => text.replace(/[\d.]+/g, "#"))).size).toBe(spoken.length);
  });

  it("speaks the result of each of two files", async () => {
    const page = await set.page();
    const paths = [await set.file(6 * MIB), await set.file(7 * MIB)];
    await set.choose(page, ...paths);
    for (const path of paths) {
      await set.seen(page, `stored ${basename(path)}`);
      await expect
        .poll(() => page.evaluate(() => window.spoken.join()))
        .toContain(`${basename(path)}: Uploaded`);
    }
    const spoken = await page.evaluate(() => window.spoken);
    expect(new Set(spoken.map((text) => text.replace(/ [\d.]+ /g, " # "))).size).toBe(spoken.length);
  });
});

describe("<cdf-unfinished>", () => {
  it("is hidden while nothing is unfinished", async () => {
    const page = await set.page();
    await page.evaluate(() => document.querySelector("cdf-unfinished")?.refresh());
    expect(await page.locator("cdf-unfinished").isHidden()).toBe(true);
  });

  it("shows how far and until when, and continues with the file that is chosen again", async () => {
    const { page, path } = await interrupted();
    const row = page.locator("cdf-unfinished li");
    await row.getByText("5.2 MB of 9.4 MB are safe").waitFor();
    await row.getByText(/^Can be continued until .*\d/).waitFor();
    await row.locator("input").setInputFiles(await set.file(1000));
    await row.getByText(/^This is another file: .* with 1 kB\. Choose .* with 9\.4 MB$/).waitFor();
    await row.locator("input").setInputFiles(path);
    await set.seen(page, `stored ${basename(path)}`);
    await set.expectStored(page, path);
    await expect.poll(() => page.locator("cdf-unfinished").isHidden()).toBe(true);
    const puts = set.emulator.requests.all({ operation: "putPart", method: "PUT", status: 200 });
    expect(puts.map(({ partNumber }) => partNumber).toSorted()).toEqual([1, 2]);
  });

  it("does not take a file with the same size and another name", async () => {
    const { page, path } = await interrupted();
    await cp(path, `${path}.copy`);
    const row = page.locator("cdf-unfinished li");
    await row.locator("input").setInputFiles(`${path}.copy`);
    const text = `This is another file: ${basename(path)}.copy with 9.4 MB. Choose ${basename(path)} with 9.4 MB`;
    await row.getByText(text).waitFor();
    expect(await page.locator("cdf-upload li").count()).toBe(0);
  });

  it("continues a file of a folder that is chosen alone", async () => {
    const { page, path } = await interrupted("scans");
    await page.locator("cdf-unfinished li input").setInputFiles(path);
    await set.seen(page, `stored ${basename(path)}`);
    await set.expectStored(page, path);
    const puts = set.emulator.requests.all({ operation: "putPart", method: "PUT", status: 200 });
    expect(puts.map(({ partNumber }) => partNumber).toSorted()).toEqual([1, 2]);
    expect(await page.evaluate(() => window.unfinished())).toBe(0);
  });

  it("keeps its question and the focus when the page is shown again", async () => {
    const { page } = await interrupted();
    await button(page, /^Discard/).focus();
    await page.keyboard.press("Enter");
    await page.evaluate(async () => {
      document.dispatchEvent(new Event("visibilitychange"));
      await document.querySelector("cdf-unfinished")?.refresh();
    });
    await page.getByText(/^Discard what was sent of/).waitFor();
    expect(await focused(page)).toMatch(/^Keep/);
  });

  it("discards after a confirmation, with what is in CDF, and says so", async () => {
    const { page } = await interrupted();
    await button(page, /^Discard/).click();
    await page.getByText(/^Discard what was sent of/).waitFor();
    await button(page, /^Keep/).click();
    await button(page, /^Discard/).click();
    await button(page, /^Discard/).click();
    await set.emulator.requests.waitFor({ operation: "deleteFiles", status: 200 }, { until: "ended" });
    // A message in a region that is hidden with it would not be read out.
    await page
      .locator("cdf-unfinished")
      .getByText(/was discarded$/)
      .waitFor();
    expect(await focused(page)).toBe("Unfinished uploads");
    await expect.poll(() => page.locator("cdf-unfinished").isHidden()).toBe(true);
  });

  it.each(["light", "dark"] as const)("axe finds nothing to complain about in %s", async (colorScheme) => {
    const { page } = await interrupted();
    await page.emulateMedia({ colorScheme });
    set.emulator.setFaults([silentAt(1)]);
    await set.choose(page, await set.file(6 * MIB));
    await page.locator("cdf-unfinished li").waitFor();
    await button(page, /^Pause/).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
