import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startDemo } from "../demo.mjs";
import { violations } from "./violations.js";

let demo: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;
let folder: string;
let path: string;
const bytes = Uint8Array.from({ length: 12_000_000 }, (_, at) => Math.imul(at, 2654435761) >>> 24);

beforeAll(async () => {
  [demo, browser] = await Promise.all([
    startDemo({ port: 0, built: false }),
    // ms; on a busy machine it starts slowly.
    chromium.launch({ executablePath: "/usr/bin/chromium", timeout: 300_000 }),
  ]);
  folder = await mkdtemp(join(tmpdir(), "cdf-demo-"));
  path = join(folder, "hall.e57");
  await writeFile(path, bytes);
});
afterEach(() => demo.emulator.setFaults([]));
afterAll(async () => {
  await browser.close();
  await demo.close();
  await rm(folder, { recursive: true });
});

/** The parts after the first get no response. */
const silent = () =>
  demo.emulator.setFaults([
    { match: { operation: "putPart", partNumber: [2, 3] }, do: { type: "no-answer" } },
  ]);

async function open(place: string, options: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(300_000);
  // Before the scripts of the page, so that no shift is missed.
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        Object.assign(window, { shift: Reflect.get(window, "shift") + Reflect.get(entry, "value") });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(`${demo.url}${place}`);
  await page.locator("#list").waitFor();
  return page;
}

it("shows the Dashboard, and lists files that were uploaded with it", async () => {
  const page = await open("");
  await page.getByText("No files yet.").waitFor();
  await page.setInputFiles(".uppy-Dashboard-input >> nth=0", path);
  await page.getByRole("button", { name: "Edit file" }).click();
  await page.getByRole("textbox", { name: "External id" }).fill("hall-17");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("button", { name: "Upload 1 file" }).click();
  const row = page.locator("#uploaded tr");
  await row.waitFor();
  expect(await row.locator("td").allTextContents()).toEqual([
    "hall.e57",
    "hall-17",
    "",
    expect.any(String),
    expect.any(String),
  ]);
  const id = Number(await row.locator("td").nth(3).textContent());
  expect((await readFile(demo.emulator.filePath(id))).equals(bytes)).toBe(true);
  await page.close();
});

it("also uploads from a page of 30 lines", async () => {
  const page = await open("plain.html");
  const other = join(folder, "roof.e57");
  await writeFile(other, bytes.subarray(0, 1000));
  await page.getByLabel("Files to upload").setInputFiles([path, other]);
  await page.getByText("Uploaded", { exact: true }).nth(1).waitFor();
  const script = await readFile(new URL("../src/plain.ts", import.meta.url), "utf8");
  expect(script.trim().split("\n").length).toBeLessThanOrEqual(30);
  await page.close();
});

describe.each(["", "plain.html"])("the page /%s", (place) => {
  const choose = (page: Page) =>
    page
      .locator(place === "" ? ".uppy-Dashboard-input >> nth=0" : "cdf-upload input >> nth=0")
      .setInputFiles(path);

  it("lists an unfinished upload after a reload, and continues it", async () => {
    silent();
    const page = await open(place);
    await choose(page);
    if (place === "") await page.getByRole("button", { name: "Upload 1 file" }).click();
    await demo.emulator.requests.waitFor({ operation: "putPart", partNumber: 2 });
    await page
      .getByText(/5\.2 MB of 12 MB are safe/)
      .first()
      .waitFor();
    const context = page.context();
    if (place === "") await page.evaluate(() => indexedDB.deleteDatabase("uppy-blobs"));
    await page.close({ runBeforeUnload: false });
    demo.emulator.setFaults([]);
    demo.emulator.requests.clear();
    const again = await context.newPage();
    again.setDefaultTimeout(300_000);
    await again.goto(`${demo.url}${place}`);
    await again.getByText(/^Can be continued until/).waitFor();
    const other = join(folder, "later.e57");
    if (place === "") {
      await writeFile(other, bytes.subarray(0, 1000));
      await again.setInputFiles(".uppy-Dashboard-input >> nth=0", other);
      await again.getByRole("button", { name: "Upload 1 file" }).waitFor();
    }
    await again.locator("cdf-unfinished input").setInputFiles(path);
    await again.locator("cdf-unfinished li").waitFor({ state: "detached" });
    await demo.emulator.requests.waitFor(
      { operation: "completeMultiPartUpload", status: 200 },
      { until: "ended" },
    );
    const puts = demo.emulator.requests.all({ operation: "putPart", method: "PUT" });
    expect(puts.map(({ partNumber }) => partNumber).toSorted()).toEqual([2, 3]);
    // The other file in the list waits for the user.
    if (place === "") await again.getByRole("button", { name: "Upload 1 file" }).waitFor();
    await context.close();
  });

  it.each([
    ["light", 1000],
    ["dark", 1000],
    ["light", 375],
  ] as const)("has no violation of axe, and nothing moves: %s, %i px", async (colorScheme, width) => {
    const page = await open(place, { colorScheme, viewport: { width, height: 900 } });
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => Reflect.get(window, "shift"))).toBeLessThan(0.05);
    expect(await violations(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    await page.context().close();
  });
});
