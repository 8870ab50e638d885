import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { type Emulator, startEmulator } from "@cdf-multipart/emulator";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { expect } from "vitest";
import { launchOptions } from "../../../uploader/test/browser/chromium.js";
import { buildPage } from "../../../uploader/test/browser/page/build-page.js";
import { servePage } from "../../../uploader/test/browser/page/serve-page.js";
import type { Start } from "./app.js";

/** Bytes of every part but the last: small enough for two of them to fit into what Golden Retriever keeps. */
export const PART: number = 5 * 1024 * 1024 + 1;

/** Uppy in Chromium, an emulator behind it, and files to add. */
export interface Stage {
  readonly emulator: Emulator;
  readonly browser: Browser;
  /** A page with Uppy on it. */
  page(how?: Pick<Start, "options" | "forgetful">, context?: BrowserContext): Promise<Page>;
  /** Loads the page again. */
  reload(page: Page): Promise<void>;
  /** Writes files of so many parts, the last of them half a part, and adds them in the Dashboard. */
  add(page: Page, ...parts: readonly number[]): Promise<string[]>;
  /** Waits until Uppy has told this. */
  seen(page: Page, event: string): Promise<void>;
  /** Waits until the store has taken so many parts. */
  partsStored(count: number): Promise<void>;
  /** Expects these files, and no others, to be stored byte for byte. */
  expectStored(page: Page, ...paths: readonly string[]): Promise<void>;
  /** Part PUTs that were answered with success, as `uploadId part`. */
  acknowledged(): string[];
  clear(): Promise<void>;
  close(): Promise<void>;
}

export async function stage(): Promise<Stage> {
  const emulator = await startEmulator({ etag: "fast" });
  const files = await buildPage(new URL("./app.ts", import.meta.url));
  const server = await servePage(files, () => [emulator.url]);
  const browser = await chromium.launch(launchOptions);
  const folder = await mkdtemp(join(tmpdir(), "cdf-uppy-"));
  let written = 0;

  const begin = async (page: Page, how: Pick<Start, "options" | "forgetful"> = {}): Promise<void> => {
    await page.goto(server.url);
    await page.waitForFunction(() => "start" in window);
    const { url: baseUrl, project, token } = emulator;
    await page.evaluate((start) => window.start(start), { baseUrl, project, token, partSize: PART, ...how });
  };
  return {
    emulator,
    browser,
    async page(how, context): Promise<Page> {
      const page = await (context ?? (await browser.newContext())).newPage();
      await begin(page, how);
      return page;
    },
    reload: (page) => begin(page),
    async add(page, ...parts): Promise<string[]> {
      const paths: string[] = [];
      for (const count of parts) {
        written += 1;
        const path = join(folder, `scan-${written}.e57`);
        const seed = written;
        const size = Math.floor((count - 0.5) * PART);
        await writeFile(
          path,
          Uint8Array.from({ length: size }, (_, at) => Math.imul(at ^ seed, 2654435761) >>> 24),
        );
        paths.push(path);
      }
      await page.setInputFiles(".uppy-Dashboard-input >> nth=0", paths);
      await page.waitForFunction((count) => window.uppy.getFiles().length >= count, paths.length);
      return paths;
    },
    async seen(page, event): Promise<void> {
      await page.waitForFunction((wanted) => window.seen.includes(wanted), event, { timeout: 60_000 });
    },
    async partsStored(count): Promise<void> {
      await emulator.requests.waitFor(
        { operation: "putPart", method: "PUT", status: 200 },
        { count, until: "ended" },
      );
    },
    async expectStored(page, ...paths): Promise<void> {
      const ids = await page.evaluate(() => window.stored);
      const stored = await Promise.all(ids.map((id) => readFile(emulator.filePath(id))));
      const sent = await Promise.all(paths.map((path) => readFile(path)));
      expect(stored.map((bytes) => bytes.length).toSorted()).toEqual(
        sent.map((bytes) => bytes.length).toSorted(),
      );
      for (const [index, bytes] of sent.entries()) {
        expect([basename(paths[index] ?? ""), stored.some((one) => one.equals(bytes))]).toEqual([
          basename(paths[index] ?? ""),
          true,
        ]);
      }
    },
    acknowledged: () =>
      emulator.requests
        .all({ operation: "putPart", method: "PUT", status: 200 })
        .map(({ uploadId, partNumber }) => `${uploadId} ${partNumber}`),
    async clear(): Promise<void> {
      for (const context of browser.contexts()) await context.close();
      // Nothing here runs under the contract layer of Node: the emulator judges what was asked and answered.
      const breaches = emulator.requests
        .all()
        .filter(({ violation, status, operation, fault }) =>
          violation !== undefined ? true : status === 400 && operation !== "putPart" && fault === undefined,
        );
      expect(breaches).toEqual([]);
      emulator.setFaults([]);
      emulator.requests.clear();
    },
    async close(): Promise<void> {
      await browser.close();
      await server.close();
      await emulator.close();
      await rm(folder, { recursive: true });
    },
  };
}
