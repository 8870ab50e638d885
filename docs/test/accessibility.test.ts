// Judges every page of the project with axe-core, in light and dark: the demo and its states, the plain page,
// the page of the emulator and reports. The documentation site has its own test, next to its build. Then a
// report by keyboard alone.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Fault } from "@cdf-multipart/emulator";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startDemo } from "../../examples/web/demo.mjs";
import { launchOptions } from "../site/chromium.mjs";
import { root } from "./pages.js";

const MIB = 2 ** 20;
/** Timeout in ms of a wait for the page. */
const PATIENCE = 300_000;
const SCHEMES = ["light", "dark"] as const;

let folder = "";
let browser: Browser;
let demo: Awaited<ReturnType<typeof startDemo>>;

/** A file in the folder of this test. */
const inFolder = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cdf-accessibility-"));
  writeFileSync(inFolder("hall.e57"), Buffer.alloc(12 * MIB));
  writeFileSync(inFolder("photo.jpg"), Buffer.alloc(1000));
  [browser, demo] = await Promise.all([chromium.launch(launchOptions), startDemo({ port: 0 })]);
});
afterAll(async () => {
  await browser.close();
  await demo.close();
  rmSync(folder, { recursive: true });
});

async function open(url: string): Promise<Page> {
  const page = await browser.newPage({ reducedMotion: "reduce" });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(url);
  return page;
}

/** Faults in elements that Uppy renders, and that no option or style of ours can change: the rule, and the class of the element. */
const OF_UPPY = [{ rule: "aria-required-parent", element: /class="uppy-Dashboard-Item / }];

/**
 * The faults that axe-core finds in this state of the page in light and dark: rule, element and reason.
 * Nothing, if all is well.
 */
async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => (await window.axe.run()).violations);
    for (const { id, nodes } of violations) {
      const ours = nodes.filter(
        ({ html }) => !OF_UPPY.some(({ rule, element }) => rule === id && element.test(html)),
      );
      for (const { html, failureSummary } of ours)
        faults.push(`${colorScheme}: ${id}: ${html.slice(0, 200)}: ${failureSummary}`);
    }
  }
  return faults;
}

/** Runs the command line against the emulator of the demo, with these faults, and returns the URL of its report. */
async function report(name: string, faults: readonly Fault[], ...args: readonly string[]): Promise<string> {
  const path = inFolder(name);
  const { url, project, token } = demo.emulator;
  const env = {
    PATH: process.env["PATH"],
    CDF_URL: url,
    CDF_PROJECT: project,
    CDF_TOKEN: token,
    // No run record of an earlier report, so that each run sends its files.
    XDG_STATE_HOME: inFolder(`state-${name}`),
  };
  const words = [join(root, "packages/cli/dist/start.cjs"), ...args, "--report", path];
  // A run with a failed file ends with an error, and writes its report all the same.
  demo.emulator.setFaults(faults);
  await promisify(execFile)(process.execPath, words, { env, cwd: folder }).catch(() => undefined);
  demo.emulator.setFaults([]);
  return pathToFileURL(path).href;
}

/** A part that is refused, once or always. */
const refused = (status: number, attempt?: number): Fault => ({
  match: { operation: "putPart", partNumber: 2, ...(attempt === undefined ? {} : { attempt }) },
  do: { type: "status", status },
});

describe("axe finds no faults, in light and dark,", () => {
  test("in the demo: empty, with the fields of a file, and after an upload", async () => {
    const page = await open(demo.url);
    // Uppy fades dialogs and buttons; their intermediate colours do not count.
    await page.addStyleTag({ content: "* { animation: none !important; transition: none !important }" });
    await page.locator(".uppy-Dashboard-AddFiles").waitFor();
    const empty = await faultsOf(page);
    await page.setInputFiles(".uppy-Dashboard-input >> nth=0", inFolder("hall.e57"));
    await page.getByRole("button", { name: "Edit file" }).click();
    await page.getByRole("textbox", { name: "External id" }).fill("hall-17");
    const fields = await faultsOf(page);
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByRole("button", { name: "Upload 1 file" }).click();
    await page.getByRole("cell", { name: "hall-17" }).waitFor();
    expect({ empty, fields, uploaded: await faultsOf(page) }).toEqual({
      empty: [],
      fields: [],
      uploaded: [],
    });
    await page.close();
  });

  test("in the page without Uppy: empty, and after an upload", async () => {
    const page = await open(`${demo.url}plain.html`);
    const empty = await faultsOf(page);
    await page.getByLabel("Files to upload").setInputFiles(inFolder("hall.e57"));
    await page.getByText("Uploaded", { exact: true }).nth(1).waitFor();
    expect({ empty, uploaded: await faultsOf(page) }).toEqual({ empty: [], uploaded: [] });
    await page.close();
  });

  test("in the page of the emulator: with files, an unfinished upload, a fault and requests", async () => {
    await report(
      "unused.html",
      [refused(403)],
      "hall.e57",
      "--part-size",
      "6MiB",
      "--external-id",
      "unfinished",
    );
    demo.emulator.setFaults([refused(503)]);
    const page = await open(`${demo.emulator.url}/`);
    await page.getByText("unfinished").first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.close();
  });

  test("in reports: of files with retries and with a failure, and of a small file", async () => {
    const several = ["hall.e57", "photo.jpg", "--part-size", "6MiB"];
    const repeated = await report("repeated.html", [refused(503, 1)], ...several);
    const failed = await report("failed.html", [refused(403)], ...several);
    const small = await report("small.html", [], "photo.jpg");
    for (const url of [repeated, failed, small]) {
      const page = await open(url);
      for (const summary of await page.locator("summary").all()) await summary.click();
      expect([url, await faultsOf(page)]).toEqual([url, []]);
      await page.close();
    }
  });
});

describe("a report without a mouse", () => {
  test("shows the values of both charts as tables, zooms both, and sorts its files", async () => {
    const files = ["hall.e57", "photo.jpg", "--part-size", "6MiB", "--concurrency", "1"];
    const page = await open(await report("keyboard.html", [refused(503, 1)], ...files));
    const press = async (name: string): Promise<void> => {
      await page.getByRole("button", { name, exact: true }).focus();
      await page.keyboard.press("Enter");
    };
    const toggle = async (text: string): Promise<void> => {
      await page.locator("summary", { hasText: text }).focus();
      await page.keyboard.press("Enter");
    };
    /** The rows of a table, once the summary above it has opened it. */
    const cellsOf = async (name: string): Promise<string[]> => {
      const region = page.getByRole("region", { name });
      await region.waitFor();
      return region.getByRole("row").allTextContents();
    };

    await toggle("Attempts of parts as a table");
    const attempts = await cellsOf("Attempts of parts as a table");
    expect(attempts).toHaveLength(5);
    expect(
      attempts.filter((row) => /failed and repeated: refused by the store \(503\)$/.test(row)),
    ).toHaveLength(1);
    await toggle("Throughput and parts in flight as a table");
    expect((await cellsOf("Throughput and parts in flight as a table")).length).toBeGreaterThan(1);
    expect(await page.locator("#flow-text").textContent()).toMatch(/, and up to 1 part in flight, /);

    // The values on the axis of time. How wide a bar is depends on how fast the run was.
    const axes = (): Promise<string[][]> =>
      Promise.all(
        ["#parts", "#throughput"].map((chart) => page.locator(`${chart} svg text`).allTextContents()),
      );
    const [parts, flow] = await axes();
    expect([parts, flow]).not.toContainEqual([]);
    await press("Zoom in");
    await expect.poll(async () => (await axes())[0]).not.toEqual(parts);
    await expect.poll(async () => (await axes())[1]).not.toEqual(flow);
    await press("Whole run");
    await expect.poll(axes).toEqual([parts, flow]);

    const names = (): Promise<string[]> => page.locator("#files tbody th").allTextContents();
    await press("Size");
    await expect.poll(names).toEqual(["photo.jpg", "hall.e57"]);
    await press("Size");
    await expect.poll(names).toEqual(["hall.e57", "photo.jpg"]);
    expect(await page.locator("#files thead th", { hasText: "Size" }).getAttribute("aria-sort")).toBe(
      "descending",
    );
    await page.close();
  });

  test("is complete without its script, and on a phone of 375 px no wider than the screen", async () => {
    const url = await report("phone.html", [refused(403)], "hall.e57", "--part-size", "6MiB");
    const page = await browser.newPage({ viewport: { width: 375, height: 812 }, javaScriptEnabled: false });
    await page.goto(url);
    await page.getByRole("row", { name: /^hall\.e57 failed Size 12\.6 MB Time .* answered 403/ }).waitFor();
    await page.close();
    const phone = await browser.newPage({ viewport: { width: 375, height: 812 } });
    await phone.goto(url);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    await phone.close();
  });
});
