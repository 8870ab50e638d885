import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "../../../src/index.js";
import { api, beginUpload, putBytes, startSmall, uploadParts } from "../../ask.js";
import { raw } from "../../raw.js";

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    // ms; on a busy machine it starts slowly.
    timeout: 300_000,
    args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
});
afterAll(() => browser.close());

/** Opens the page and collects its console errors and failed requests. */
async function openPage(
  emulator: Emulator,
  colorScheme: "light" | "dark" = "light",
): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  const page = await browser.newPage({ colorScheme, viewport: { width: 1360, height: 900 } });
  // Timeout of the test. It never decides what the test expects.
  page.setDefaultTimeout(300_000);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => complaints.push(`${request.url()} failed`));
  await page.goto(emulator.url);
  return { page, complaints };
}

/** Screenshots are kept only when a folder for them is given. */
async function picture(page: Page, name: string): Promise<void> {
  const { EMULATOR_PICTURES: folder } = process.env;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

test("the page shows files, fills one cell per part as bytes arrive, and lists requests", async () => {
  await using emulator = await startSmall({ project: "plant", projects: ["lab"] });
  await uploadParts(emulator, ["12345", "678"], { externalId: "scan-17" });
  await beginUpload(emulator, 1, { name: "<b>bold</b>" });
  const { uploadUrls } = await beginUpload(emulator, 40, { name: "tower.e57" });
  for (let part = 0; part < 11; part += 1) await putBytes(uploadUrls[part], "x".repeat(1000));
  const halves = [12, 13].map((part) =>
    raw(uploadUrls[part], {
      headers: { "content-length": 1000 },
      chunks: ["x".repeat(600)],
      open: true,
    }).catch(() => undefined),
  );
  const { page, complaints } = await openPage(emulator);
  const session = page.locator(".session", { hasText: "tower.e57" });
  await session.getByText("11 of 40 parts").waitFor();
  expect(await session.locator(".cell").count()).toBe(40);
  expect(await session.locator(".cell.done").count()).toBe(11);
  await expect
    .poll(() =>
      session
        .locator(".cell")
        .nth(12)
        .evaluate((cell) => cell.getAttribute("title")),
    )
    .toBe("part 13: 60 %");
  await putBytes(uploadUrls[11], "x".repeat(1000));
  await session.getByText("12 of 40 parts").waitFor();
  expect(await session.locator(".cell.done").count()).toBe(12);
  await page.getByRole("cell", { name: "scan-17" }).waitFor();
  // A name is shown as text, even when it looks like HTML.
  expect(await page.locator("b").count()).toBe(0);
  await page.getByText("projects plant, lab").waitFor();
  await page.locator("#requests").getByText("completeMultiPartUpload").waitFor();
  await picture(page, "page-light");
  await page.getByLabel("Show only").fill("completemulti");
  await expect.poll(() => page.locator("#requests tbody tr").count()).toBe(1);
  expect(complaints).toEqual([]);
  const dark = await openPage(emulator, "dark");
  await dark.page.getByText("12 of 40 parts").waitFor();
  await picture(dark.page, "page-dark");
  expect(dark.complaints).toEqual([]);
  await emulator.close();
  await Promise.all(halves);
});

test("faults, CORS and the clock can be changed with the keyboard alone", async () => {
  await using emulator = await startSmall({
    faults: [{ match: { operation: "download" }, do: { type: "stall" } }],
    cors: { origin: "https://app.test" },
  });
  const { page, complaints } = await openPage(emulator);
  const fault = page.getByLabel("complete: session forgotten");
  await fault.focus();
  await page.keyboard.press("Space");
  await expect.poll(() => page.getByRole("heading", { name: "Faults (2 active)" }).count()).toBe(1);
  expect(await fault.isChecked()).toBe(true);
  expect(await fault.evaluate((box) => box.matches(":focus"))).toBe(true);
  await page.getByText(/Other faults: stall/).waitFor();
  await page.keyboard.press("Space");
  await expect.poll(() => page.getByRole("heading", { name: "Faults (1 active)" }).count()).toBe(1);

  expect(await corsOf(emulator)).toContain("etag");
  await page.getByLabel("expose the ETag").focus();
  await page.keyboard.press("Space");
  await expect.poll(async () => await corsOf(emulator)).not.toContain("etag");

  const now = emulator.clock.now();
  await page.getByRole("button", { name: "+1 week" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => emulator.clock.now() - now).toBeGreaterThan(6.9 * 24 * 3_600_000);
  expect(complaints).toEqual([]);
});

test("an emulator that other machines can reach makes the page prompt for its token", async () => {
  await using emulator = await startSmall({ host: "0.0.0.0", log: () => {} });
  const { page } = await openPage(emulator);
  await page.getByLabel(/Enter its token/).fill(emulator.token);
  await page.keyboard.press("Enter");
  await page.getByText("live").waitFor();
});

test("the page may load and call only the emulator, and no other file is served", async () => {
  await using emulator = await startSmall();
  const answer = await fetch(emulator.url);
  const policy = answer.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe");
  expect(await answer.text()).not.toMatch(/ style=| on\w+=|<script>/);
  for (const path of ["..%2f..%2fpackage.json", "tsconfig.json", "../../../../package.json", "page.css/"]) {
    expect((await fetch(`${emulator.url}/_emulator/page/${path}`)).status).toBe(404);
  }
  expect(emulator.requests.count({ operation: "page" })).toBe(0);
});

async function corsOf(emulator: Emulator): Promise<string> {
  const headers = { origin: "https://app.test" };
  const answer = await api(emulator, "list", {}, { headers });
  return answer.headers.get("access-control-expose-headers") ?? "";
}

test("every file that the page references is served", async () => {
  await using emulator = await startSmall();
  const folder = fileURLToPath(new URL("../../../page/", import.meta.url));
  const { readdirSync } = await import("node:fs");
  const names = readdirSync(folder).filter((name) => /\.(js|css)$/.test(name));
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) {
    expect((await fetch(`${emulator.url}/_emulator/page/${name}`)).status, name).toBe(200);
  }
});
