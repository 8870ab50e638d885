import { basename } from "node:path";
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
    const focused = await page.evaluate(
      () => document.activeElement?.shadowRoot?.activeElement?.getAttribute("aria-label") ?? "",
    );
    expect(focused).toMatch(/^Pause/);
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
});

describe("<cdf-unfinished>", () => {
  /** A page is closed in the middle of an upload. */
  async function interrupted(): Promise<{ page: Page; path: string }> {
    const before = await set.page();
    set.emulator.setFaults([silentAt(2)]);
    const path = await set.file(9 * MIB);
    await set.choose(before, path);
    await set.emulator.requests.waitFor({ operation: "putPart", partNumber: 2 });
    await before.getByText(/^5\.2 MB of 9\.4 MB are safe/).waitFor();
    const context = before.context();
    await before.close();
    set.emulator.setFaults([]);
    return { page: await set.page(context), path };
  }

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

  it("discards after a confirmation, with what is in CDF", async () => {
    const { page } = await interrupted();
    await button(page, /^Discard/).click();
    await page.getByText(/^Discard what was sent of/).waitFor();
    await button(page, /^Keep/).click();
    await button(page, /^Discard/).click();
    await button(page, /^Discard/).click();
    await set.emulator.requests.waitFor({ operation: "deleteFiles", status: 200 }, { until: "ended" });
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
