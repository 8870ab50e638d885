import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, type EmulatorOptions, startEmulator } from "@cdf-multipart/emulator";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { expect } from "vitest";
import { launchOptions } from "../chromium.js";
import { buildPage } from "./build-page.js";
import type { PageOptions, PageOutcome, PageTarget } from "./page-app.js";
import { servePage } from "./serve-page.js";

const MIB = 1024 * 1024;
/** Bytes of every part but the last, in most tests. */
export const PART: number = 6 * MIB;

/** Chromium, an emulator on another origin than the page, and files to choose. */
export interface Stage {
  readonly browser: Browser;
  readonly emulator: Emulator;
  readonly target: PageTarget;
  /** A new profile with a page that has loaded. */
  page(context?: BrowserContext): Promise<Page>;
  /** Writes a file of so many bytes; gives its path. */
  file(size: number): Promise<string>;
  /** Chooses a file in the page's input and begins to upload it. */
  begin(page: Page, path: string, options?: PageOptions): Promise<void>;
  /** Waits until so many parts are acknowledged. */
  partsDone(page: Page, count: number): Promise<number[]>;
  outcome(page: Page): Promise<PageOutcome>;
  /** Expects an upload to have ended well, and what the store has to be the bytes at `path`. */
  expectStored(page: Page, path: string): Promise<void>;
  /** Whether an upload ended well, and what the store has are the bytes at `path`. */
  isStored(ended: PageOutcome, path: string): Promise<boolean>;
  /** The times that each part was sent. */
  sent(): Record<number, number>;
  /** Between two tests: no faults, no requests, no pages; and no breach of the contract in those that were there. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Sets the stage. `hosts` are those that the page may talk to beside the emulator. */
export async function stage(options: EmulatorOptions = {}, ...hosts: readonly string[]): Promise<Stage> {
  const emulator = await startEmulator({ etag: "fast", ...options });
  const files = await buildPage(new URL("./page-app.ts", import.meta.url), {
    worker: new URL("./worker.ts", import.meta.url),
  });
  const server = await servePage(files, () => [emulator.url, ...hosts]);
  const browser = await chromium.launch(launchOptions);
  const folder = await mkdtemp(join(tmpdir(), "cdf-browser-"));
  const target = { baseUrl: emulator.url, project: emulator.project, token: emulator.token };
  let written = 0;

  const outcome = (page: Page): Promise<PageOutcome> => page.evaluate(() => window.app.outcome);
  const isStored = async (ended: PageOutcome, path: string): Promise<boolean> => {
    if (!ended.ok) throw new Error(`${ended.name}: ${ended.message}`);
    return sameBytes(emulator.filePath(ended.fileId), path);
  };
  return {
    browser,
    emulator,
    target,
    async page(context): Promise<Page> {
      const page = await (context ?? (await browser.newContext())).newPage();
      await page.goto(server.url);
      await page.waitForFunction(() => "app" in window);
      return page;
    },
    async file(size): Promise<string> {
      written += 1;
      const path = join(folder, `scan-${written}.e57`);
      await writeNoise(path, size, written);
      return path;
    },
    async begin(page, path, more = {}): Promise<void> {
      await page.setInputFiles("#file", path);
      await page.evaluate(([to, how]) => window.app.begin(to, how), [
        target,
        { partSize: PART, retry: { minDelay: 50, maxDelay: 500 }, ...more },
      ] as const);
    },
    async partsDone(page, count): Promise<number[]> {
      const done = await page.waitForFunction((wanted) => {
        const numbers = window.app.events.flatMap((event) =>
          event.type === "part-done" ? [event.partNumber] : [],
        );
        return numbers.length >= wanted ? numbers : undefined;
      }, count);
      return (await done.jsonValue()) ?? [];
    },
    outcome,
    isStored,
    async expectStored(page, path): Promise<void> {
      expect(await isStored(await outcome(page), path)).toBe(true);
      expect(await page.evaluate(() => window.app.violations)).toEqual([]);
      const shown = await page.evaluate(() => window.app.shown);
      expect(shown).toEqual(shown.toSorted((a, b) => a - b));
      expect(shown.at(-1)).toBe(100);
    },
    sent(): Record<number, number> {
      const counts: Record<number, number> = {};
      for (const { partNumber } of emulator.requests.all({ operation: "putPart", method: "PUT" })) {
        if (partNumber !== undefined) counts[partNumber] = (counts[partNumber] ?? 0) + 1;
      }
      return counts;
    },
    async clear(): Promise<void> {
      for (const context of browser.contexts()) await context.close();
      // The contract layer watches the fetch of Node. Here the emulator judges both sides by the document: a request that is
      // not allowed is answered with 400, an answer that is not allowed stands in its journal.
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

/** Bytes of which no two MiB are alike, so that a wrong offset cannot hide. */
async function writeNoise(path: string, size: number, seed: number): Promise<void> {
  const words = new Uint32Array(MIB / 4);
  let state = (0x9e3779b9 ^ seed) >>> 0;
  const file = await open(path, "w");
  try {
    for (let at = 0; at < size; at += MIB) {
      state = Math.imul(state, 1664525) + 1013904223;
      for (let index = 0; index < words.length; index += 1)
        words[index] = Math.imul(state ^ index, 2654435761);
      await file.write(new Uint8Array(words.buffer, 0, Math.min(MIB, size - at)));
    }
  } finally {
    await file.close();
  }
}

async function sameBytes(one: string, other: string): Promise<boolean> {
  const right = createReadStream(other, { highWaterMark: MIB })[Symbol.asyncIterator]();
  for await (const chunk of createReadStream(one, { highWaterMark: MIB })) {
    const { value, done } = await right.next();
    if (done === true || !value.equals(chunk)) return false;
  }
  return (await right.next()).done === true;
}
