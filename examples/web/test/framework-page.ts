import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startDemo } from "../demo.mjs";
import { violations } from "./violations.js";

/** The example of a framework. */
export interface FrameworkPage {
  readonly what: string;
  readonly root: URL;
  readonly plugins?: NonNullable<Parameters<typeof startDemo>[0]>["plugins"];
}

/** Builds the page for production, and tests it: upload, pause, resume, cancel. */
export function drivesUploads({ what, root, plugins }: FrameworkPage): void {
  let demo: Awaited<ReturnType<typeof startDemo>>;
  let browser: Browser;
  let folder: string;
  let path: string;
  const bytes = Uint8Array.from({ length: 12_000_000 }, (_, at) => Math.imul(at, 2654435761) >>> 24);

  beforeAll(async () => {
    const given = plugins === undefined ? {} : { plugins };
    demo = await startDemo({ port: 0, built: true, root: fileURLToPath(root), ...given });
    // ms; on a busy machine it starts slowly.
    browser = await chromium.launch({ executablePath: "/usr/bin/chromium", timeout: 300_000 });
    folder = await mkdtemp(join(tmpdir(), "cdf-framework-"));
    path = join(folder, "hall.e57");
    await writeFile(path, bytes);
  });
  afterAll(async () => {
    await browser.close();
    await demo.close();
    await rm(folder, { recursive: true });
  });

  it(`follows the events of an upload in ${what}: pause, resume, stored`, async () => {
    demo.emulator.setFaults([
      { match: { operation: "putPart", partNumber: [2, 3] }, do: { type: "no-answer" } },
    ]);
    const page = await browser.newPage();
    page.setDefaultTimeout(300_000);
    await page.goto(demo.url);
    await page.locator("input[type=file]").setInputFiles(path);
    await page.getByText(/^Sending\. \d/).waitFor();
    await demo.emulator.requests.waitFor({ operation: "putPart", partNumber: 2 });
    await page.getByRole("button", { name: "Pause hall.e57" }).click();
    await page.getByText("Paused", { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    demo.emulator.setFaults([]);
    await page.getByRole("button", { name: "Resume hall.e57" }).click();
    const line = page.getByText(/^Uploaded: id \d+$/);
    await line.waitFor();
    const id = Number((await line.textContent())?.replace(/\D/g, ""));
    expect((await readFile(demo.emulator.filePath(id))).equals(bytes)).toBe(true);
    await page.getByRole("button", { name: "Hide hall.e57" }).click();
    expect(await page.locator("li").count()).toBe(0);
    await page.close();
  });

  it(`cancels an upload in ${what}, and leaves nothing in CDF`, async () => {
    demo.emulator.requests.clear();
    demo.emulator.setFaults([
      { match: { operation: "putPart", partNumber: [2, 3] }, do: { type: "no-answer" } },
    ]);
    const page = await browser.newPage();
    page.setDefaultTimeout(300_000);
    await page.goto(demo.url);
    await page.locator("input[type=file]").setInputFiles(path);
    await demo.emulator.requests.waitFor({ operation: "putPart", partNumber: 2 });
    await page.getByRole("button", { name: "Cancel hall.e57" }).click();
    await demo.emulator.requests.waitFor({ operation: "deleteFiles", status: 200 }, { until: "ended" });
    expect(await page.locator("li").count()).toBe(0);
  });
}
