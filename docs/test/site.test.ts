// Tests of the built site: its links, its files for programs, its search, and its accessibility.
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { promisify } from "node:util";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchOptions } from "../site/chromium.mjs";
import { serve } from "../site/serve.mjs";
import { root } from "./pages.js";

/** Timeout in ms of a wait for the page. */
const PATIENCE = 300_000;

let folder = "";
let site: { readonly url: string; close(): Promise<void> };
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cdf-site-"));
  const built = promisify(execFile)(process.execPath, ["site/build.mjs", "--out", folder], {
    cwd: join(root, "docs"),
  });
  [browser] = await Promise.all([chromium.launch(launchOptions), built]);
  site = await serve(folder);
});
afterAll(async () => {
  await browser.close();
  await site.close();
  rmSync(folder, { recursive: true });
});

async function open(path: string, options: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> {
  const page = await browser.newPage({ reducedMotion: "reduce", ...options });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`${site.url}/${path}`);
  return page;
}

/** The files of the built site, relative to it. */
const files = (): readonly string[] => readdirSync(folder, { recursive: true, encoding: "utf8" });

const htmlPages = (): readonly string[] =>
  files().filter((file) => file.endsWith(".html") && file !== "404.html");

test("every link leads to a page, an anchor or a picture that exists, or to another site by https", () => {
  const pages = new Map(htmlPages().map((page) => [page, readFileSync(join(folder, page), "utf8")]));
  expect(pages.size).toBeGreaterThan(50);
  const all = new Set(files());
  const lost: string[] = [];
  for (const [page, html] of pages) {
    const links = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link = ""]) =>
      link.replaceAll("&amp;", "&"),
    );
    for (const link of new Set(links)) {
      if (/^(https:|data:|mailto:)/.test(link)) continue;
      const [path = "", anchor] = decodeURIComponent(link).split("#");
      const file =
        path === "" ? page : path.startsWith("/") ? path.slice(1) : posix.join(posix.dirname(page), path);
      const target = file === "" || file.endsWith("/") ? `${file}index.html` : file;
      if (!all.has(target)) lost.push(`${page}: ${link}`);
      else if (anchor !== undefined && anchor !== "" && !pages.get(target)?.includes(`id="${anchor}"`))
        lost.push(`${page}: ${link} (no such heading)`);
    }
  }
  expect(lost).toEqual([]);
});

test("programs get each page as Markdown, and llms.txt lists every page once, with a description", () => {
  const list = readFileSync(join(folder, "llms.txt"), "utf8");
  const lines = [...list.matchAll(/^- \[([^\]]+)\]\(([^)]+)\): (.+)$/gm)];
  const listed = lines.map(([, , page = ""]) => page);
  const expected = htmlPages()
    .filter((page) => page !== "index.html")
    .map((page) => page.replace(/html$/, "md"));
  expect([...listed].sort()).toEqual([...expected].sort());
  for (const page of listed) expect(readFileSync(join(folder, page), "utf8")).toMatch(/^# /m);
});

test("the search finds what users look for, without another server", async () => {
  const page = await open("index.html");
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(site.url) && !request.url().startsWith("data:"))
      foreign.push(request.url());
  });
  await page.locator("#local-search button, .VPNavBarSearchButton").first().click();
  const result = page.locator("#localsearch-list .result").first();
  /** Expects the first result to be of these pages, and to show these words. */
  const expectFirst = async (words: string, expected: RegExp): Promise<void> => {
    await page.locator("#localsearch-input").fill(words);
    const found = async (): Promise<string> =>
      `${await result.getAttribute("href")} ${await result.textContent()}`;
    await expect.poll(found).toMatch(expected);
  };
  await expectFirst("Retry-After", /^\/(tasks|how-it-works|reference)\S* [\s\S]*Retry-After/);
  await expectFirst("resume", /^\/(tasks\/resume|cli|reliability)\S* [\s\S]*resume/i);
  await expectFirst("data set", /^\/(tasks|reference)\S* [\s\S]*data ?set/i);
  await expectFirst("ECONNRESET", /^\/(tasks|reference)\S* [\s\S]*ECONNRESET/);
  expect(foreign).toEqual([]);
  await page.close();
});

const READ = [
  "index.html",
  "start/node.html",
  "tasks/resume.html",
  "how-it-works.html",
  "reference/errors.html",
  "reference/cli.html",
];

test.each(["light", "dark"] as const)("axe finds no faults in %s", async (colorScheme) => {
  const page = await open("index.html", { colorScheme });
  const found: string[] = [];
  for (const path of READ) {
    await page.goto(`${site.url}/${path}`);
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => (await window.axe.run()).violations);
    found.push(
      ...violations.map(
        ({ id, nodes }) =>
          `${path}: ${id}: ${nodes
            .map(({ html }) => html)
            .join(" ")
            .slice(0, 300)}`,
      ),
    );
  }
  await page.close();
  expect(found).toEqual([]);
});

test("no page is wider than a phone of 375 px", async () => {
  const page = await open("index.html", {
    viewport: { width: 375, height: 812 },
    // The pages are readable without their scripts.
    javaScriptEnabled: false,
  });
  const wide: string[] = [];
  for (const path of htmlPages()) {
    await page.goto(`${site.url}/${path}`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 375) wide.push(`${path}: ${width} px`);
  }
  await page.close();
  expect(wide).toEqual([]);
});
