// `pnpm --filter @cdf-multipart/example-web screenshots` creates the pictures in docs/img, in light and dark.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { startDemo } from "./demo.mjs";

const pictures = fileURLToPath(new URL("../../docs/img/", import.meta.url));
const MIB = 1024 * 1024;

/**
 * The first file is done, the second stalls in the middle.
 *
 * @type {readonly import("@cdf-multipart/emulator").Fault[]}
 */
const faults = [
  { match: { operation: "putPart", partNumber: 3 }, do: { type: "slow", bytesPerSecond: 40_000 } },
];

/**
 * @param {import("playwright").Browser} browser
 * @param {string} url
 * @param {"light" | "dark"} colorScheme
 * @param {readonly string[]} files
 */
async function shoot(browser, url, colorScheme, files) {
  const page = await browser.newPage({
    colorScheme,
    reducedMotion: "reduce",
    viewport: { width: 1000, height: 1100 },
  });
  await page.goto(url);
  await page.locator(".uppy-Dashboard-AddFiles").waitFor();
  await page.screenshot({ path: join(pictures, `web-empty-${colorScheme}.png`), animations: "disabled" });
  await page.setInputFiles(".uppy-Dashboard-input >> nth=0", [...files]);
  await page
    .getByRole("button", { name: /Edit file/ })
    .first()
    .click();
  await page.getByLabel("External id").fill("scan-17");
  await page.getByLabel("Site").fill("north");
  // Wait for the animation of the dialog.
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(pictures, `web-fields-${colorScheme}.png`), animations: "disabled" });
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("button", { name: /^Upload/ }).click();
  await page.getByText("1 of 2 files uploaded").waitFor();
  await page.screenshot({ path: join(pictures, `web-progress-${colorScheme}.png`), animations: "disabled" });
  // By keyboard, so that the focus of the pause button is visible.
  for (let turn = 0; turn < 40; turn += 1) {
    await page.keyboard.press("Tab");
    const label = await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
    if (label.startsWith("Pause")) break;
  }
  await page.screenshot({ path: join(pictures, `web-keyboard-${colorScheme}.png`), animations: "disabled" });
  await page.close();
}

const folder = await mkdtemp(join(tmpdir(), "cdf-screenshots-"));
const files = [join(folder, "hall-north.e57"), join(folder, "hall-south.e57")];
await writeFile(files[0] ?? "", new Uint8Array(3 * MIB));
await writeFile(files[1] ?? "", new Uint8Array(70 * MIB));
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium" });
try {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const demo = await startDemo({ port: 0, faults });
    await shoot(browser, demo.url, colorScheme, files);
    await demo.close();
  }
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}
