import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startDemo } from "../demo.mjs";

let demo: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;
let folder: string;
let path: string;
const bytes = Uint8Array.from({ length: 12_000_000 }, (_, at) => Math.imul(at, 2654435761) >>> 24);

beforeAll(async () => {
  [demo, browser] = await Promise.all([
    startDemo({ port: 0 }),
    // ms; on a busy machine it starts slowly.
    chromium.launch({ executablePath: "/usr/bin/chromium", timeout: 300_000 }),
  ]);
  folder = await mkdtemp(join(tmpdir(), "cdf-demo-"));
  path = join(folder, "hall.e57");
  await writeFile(path, bytes);
});
afterAll(async () => {
  await browser.close();
  await demo.close();
  await rm(folder, { recursive: true });
});

it("shows the Dashboard, and lists files that were uploaded with it", async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(300_000);
  await page.goto(demo.url);
  await page.getByText("No files yet.").waitFor();
  await page.setInputFiles(".uppy-Dashboard-input >> nth=0", path);
  await page.getByRole("button", { name: "Edit file" }).click();
  await page.getByLabel("External id").fill("hall-17");
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
});

it("also uploads from a page of 30 lines", async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(300_000);
  await page.goto(`${demo.url}plain.html`);
  await page.setInputFiles("#file", path);
  await page.getByText(/was uploaded: id \d+/).waitFor();
  expect(await page.locator("#bar").getAttribute("value")).toBe("100");
  expect(
    (await readFile(new URL("../src/plain.ts", import.meta.url), "utf8")).trim().split("\n").length,
  ).toBeLessThanOrEqual(30);
});
