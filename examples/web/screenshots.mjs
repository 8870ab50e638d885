// `pnpm --filter @cdf-multipart/example-web screenshots [folder]` creates the pictures of the pages, in light, dark and
// on a phone. @default docs/img
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { startDemo } from "./demo.mjs";

const pictures = process.argv[2] ?? fileURLToPath(new URL("../../docs/img/", import.meta.url));
const MIB = 1024 * 1024;

/** @type {readonly import("@cdf-multipart/emulator").Fault[]} */
const STALLS = [
  { match: { operation: "putPart", partNumber: 3 }, do: { type: "slow", bytesPerSecond: 40_000 } },
];
/** @type {readonly import("@cdf-multipart/emulator").Fault[]} */
const REFUSES = [{ match: { operation: "initMultiPartUpload" }, do: { type: "status", status: 403 } }];

const LOOKS = /** @type {const} */ ([
  { look: "light", colorScheme: "light", viewport: { width: 1000, height: 1100 } },
  { look: "dark", colorScheme: "dark", viewport: { width: 1000, height: 1100 } },
  { look: "phone", colorScheme: "light", viewport: { width: 375, height: 1100 } },
]);

/**
 * @param {import("playwright").Page} page
 * @param {string} name
 */
async function shoot(page, name) {
  // Wait for the animation of a dialog, and for the next update of Uppy's total.
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled" });
}

/**
 * The Dashboard, from an empty list to a failed file.
 *
 * @param {import("playwright").BrowserContext} context
 * @param {Awaited<ReturnType<typeof startDemo>>} demo
 * @param {string} look
 * @param {readonly string[]} files
 */
async function dashboard(context, demo, look, files) {
  const page = await context.newPage();
  await page.goto(demo.url);
  await page.locator("#list").waitFor();
  await shoot(page, `web-empty-${look}`);
  await page.setInputFiles(".uppy-Dashboard-input >> nth=0", [...files]);
  const edit = page.getByRole("button", { name: /Edit file/ }).first();
  await edit.click();
  await page.getByRole("textbox", { name: "External id" }).fill("scan-17");
  await page.getByRole("textbox", { name: "Directory" }).fill("scans/north");
  await shoot(page, `web-fault-${look}`);
  await page.getByRole("textbox", { name: "Directory" }).fill("/scans/north");
  await shoot(page, `web-fields-${look}`);
  await page.getByRole("button", { name: "Save changes" }).click();
  demo.emulator.setFaults(REFUSES);
  await page.getByRole("button", { name: /^Upload/ }).click();
  await page
    .getByText(/^You may not add files without a data set/)
    .first()
    .waitFor();
  await page.waitForTimeout(5500);
  await shoot(page, `web-failed-${look}`);
  demo.emulator.setFaults(STALLS);
  await page
    .getByRole("button", { name: /^Retry hall-/ })
    .first()
    .click();
  await page
    .getByText(/are safe. Sending/)
    .first()
    .waitFor();
  await demo.emulator.requests.waitFor({ operation: "putPart", partNumber: 3 });
  await shoot(page, `web-progress-${look}`);
  // By keyboard, so that the focus of the pause button is visible.
  for (let turn = 0; turn < 40; turn += 1) {
    await page.keyboard.press("Tab");
    const label = await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
    if (label.startsWith("Pause")) break;
  }
  await shoot(page, `web-keyboard-${look}`);
  await context.setOffline(true);
  await page
    .getByText(/Waiting for the network/)
    .first()
    .waitFor();
  await shoot(page, `web-waiting-${look}`);
  await context.setOffline(false);
  await page.close();
}

/**
 * The custom elements, while they upload and with an upload that is not finished.
 *
 * @param {import("playwright").BrowserContext} context
 * @param {Awaited<ReturnType<typeof startDemo>>} demo
 * @param {string} look
 * @param {readonly string[]} files
 */
async function elements(context, demo, look, files) {
  const page = await context.newPage();
  await page.goto(`${demo.url}plain.html`);
  await page
    .getByText(/^Can be continued until/)
    .first()
    .waitFor();
  await shoot(page, `elements-unfinished-${look}`);
  await page.getByLabel("Files to upload").setInputFiles([...files].reverse());
  await page.getByText("Uploaded", { exact: true }).nth(1).waitFor();
  await page
    .getByText(/are safe. Sending/)
    .first()
    .waitFor();
  await shoot(page, `elements-uploading-${look}`);
  await page.close();
}

const folder = await mkdtemp(join(tmpdir(), "cdf-screenshots-"));
const files = [join(folder, "hall-north.e57"), join(folder, "hall-south.e57"), join(folder, "hall-west.e57")];
await writeFile(files[0] ?? "", new Uint8Array(70 * MIB));
await writeFile(files[1] ?? "", new Uint8Array(3 * MIB));
await writeFile(files[2] ?? "", new Uint8Array(60 * MIB));
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium" });
try {
  for (const { look, colorScheme, viewport } of LOOKS) {
    const demo = await startDemo({ port: 0 });
    const context = await browser.newContext({
      colorScheme,
      viewport,
      reducedMotion: "reduce",
      locale: "en",
    });
    context.setDefaultTimeout(60_000);
    await dashboard(context, demo, look, files.slice(0, 2));
    await elements(context, demo, look, files.slice(1));
    await context.close();
    await demo.close();
  }
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}
