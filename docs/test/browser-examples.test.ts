// The programs of pages about browsers run in Chromium, bundled as a reader would bundle them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "@cdf-multipart/emulator";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchOptions } from "../site/chromium.mjs";
import { serve } from "../site/serve.mjs";
import { blocksOf, root } from "./pages.js";

const SCAN = 12_000_000;

/** Timeout in ms of a wait for the page. */
const PATIENCE = 300_000;

let folder = "";
let host: { readonly url: string; close(): Promise<void> };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cdf-docs-pages-"));
  host = await serve(folder);
  writeFileSync(join(folder, "scan.e57"), Buffer.alloc(SCAN, "scan"));
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

/** The program of a documentation page as a page of the host. */
async function bundle(document: string, body: string): Promise<void> {
  const program = blocksOf(document).find(({ file }) => file?.endsWith(".ts") === true);
  if (program === undefined) throw new Error(`${document} has no program.`);
  await build({
    stdin: { contents: program.code, loader: "ts", resolveDir: join(root, "docs") },
    alias: { "@azure/msal-browser": join(root, "docs/test/msal-double.ts") },
    bundle: true,
    splitting: true,
    format: "esm",
    outdir: folder,
    entryNames: "main",
    logLevel: "silent",
  });
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html>${body}<script type="module" src="/main.js"></script>`,
  );
}

async function open(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  return page;
}

test("docs/tasks/browser-token.md: a page with MSAL uploads, and renews a token that was refused", async () => {
  const emulator = await startEmulator({ cors: { origin: host.url }, etag: "fast", project: "plant" });
  const browser = await chromium.launch(launchOptions);
  try {
    const { url: baseUrl, project, token } = emulator;
    writeFileSync(join(folder, "token.json"), JSON.stringify({ token }));
    const settings = { baseUrl, project, tenant: "contoso", clientId: "page" };
    writeFileSync(join(folder, "settings.json"), JSON.stringify(settings));
    await bundle("docs/tasks/browser-token.md", "<input type=file><output></output>");
    const page = await open(browser);
    await page.addInitScript(() => {
      const listen = EventTarget.prototype.addEventListener;
      EventTarget.prototype.addEventListener = function (
        this: EventTarget,
        ...words: Parameters<typeof listen>
      ) {
        window.listens ||= words[0] === "change";
        listen.apply(this, words);
      };
    });
    await page.goto(`${host.url}/`);
    // A file that is chosen before the page listens to its input is lost, because `change` fires once.
    await page.waitForFunction(() => window.listens);
    await page.setInputFiles("input", join(folder, "scan.e57"));
    await page.getByText("scan.e57 was uploaded").waitFor();
    expect(await page.evaluate(() => window.asked.slice(0, 2))).toEqual([false, true]);
    expect(emulator.requests.all({ operation: "completeMultiPartUpload", status: 200 })).toHaveLength(1);
  } finally {
    await browser.close();
    await emulator.close();
  }
});

test("docs/start/browser.md: the page uploads a chosen file", async () => {
  // The page names a cluster. In this browser, the emulator answers for its host.
  const cluster = "westeurope-1.cognitedata.com";
  const emulator = await startEmulator({
    cors: { origin: host.url },
    etag: "fast",
    project: "plant",
    hosts: [cluster],
    tls: true,
  });
  const browser = await chromium.launch({
    ...launchOptions,
    args: [
      ...launchOptions.args,
      `--host-resolver-rules=MAP ${cluster} 127.0.0.1:${new URL(emulator.url).port}`,
      "--ignore-certificate-errors",
    ],
  });
  try {
    await bundle("docs/start/browser.md", '<input type=file><progress max="100"></progress>');
    const page = await open(browser);
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    await page.addInitScript(`globalThis.getToken = async () => ${JSON.stringify(emulator.token)}`);
    await page.goto(`${host.url}/`);
    await page.setInputFiles("input", join(folder, "scan.e57"));
    await expect.poll(() => said).toContainEqual(expect.stringMatching(/^scan\.e57 was uploaded: id \d+$/));
    expect(await page.evaluate(() => document.querySelector("progress")?.value)).toBe(100);
    const id = Number(/\d+$/.exec(said.find((line) => line.includes("uploaded")) ?? "")?.[0]);
    const stored = readFileSync(emulator.filePath(id));
    expect(stored.equals(readFileSync(join(folder, "scan.e57")))).toBe(true);
  } finally {
    await browser.close();
    await emulator.close();
  }
});
