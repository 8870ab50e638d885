import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { BrowserContext, Page } from "playwright";
import { expect } from "vitest";
import { openSetting, type Setting } from "../../../uploader/test/browser/page/setting.js";
import type { Start } from "./app.js";

/** Bytes of every part except the last: small enough that Golden Retriever can keep two of them. */
export const PART: number = 5 * 1024 * 1024 + 1;

/** Timeout in ms of a wait for the page. After it the test fails. */
const PATIENCE = 300_000;

/** The options of a page. */
export type How = Pick<Start, "options" | "forgetful" | "panel" | "restrictions">;

/** A page with Uppy's Dashboard. */
export interface Stage extends Setting {
  /** A page with Uppy. */
  page(how?: How, context?: BrowserContext): Promise<Page>;
  /** Reloads the page. */
  reload(page: Page): Promise<void>;
  /**
   * Writes files with these numbers of parts, of which the last is half a part, and adds them in the
   * Dashboard.
   */
  add(page: Page, ...parts: readonly number[]): Promise<string[]>;
  /** Waits until Uppy has reported this event. */
  seen(page: Page, event: string): Promise<void>;
  /** Waits until the store has received this number of parts. */
  partsStored(count: number): Promise<void>;
  /** Waits until this number of PUTs has reached the store. */
  putsArrived(count: number): Promise<void>;
  /** Waits until the page has recorded this number of parts as sent. */
  remembers(page: Page, parts: number): Promise<void>;
  /** Expects exactly these files to be stored byte for byte. */
  expectStored(page: Page, ...paths: readonly string[]): Promise<void>;
  /** Part PUTs that succeeded, as `uploadId part`. */
  acknowledged(): string[];
}

export async function stage(): Promise<Stage> {
  const setting = await openSetting({ app: new URL("./app.ts", import.meta.url) });
  const { browser, emulator } = setting;

  const begin = async (page: Page, how: How = {}): Promise<void> => {
    await page.goto(setting.url);
    await page.waitForFunction(() => "start" in window);
    const { url: baseUrl, project, token } = emulator;
    await page.evaluate((start) => window.start(start), { baseUrl, project, token, partSize: PART, ...how });
  };
  return {
    ...setting,
    async page(how, context): Promise<Page> {
      const page = await (context ?? (await browser.newContext())).newPage();
      page.setDefaultTimeout(PATIENCE);
      await begin(page, how);
      return page;
    },
    reload: (page) => begin(page),
    async add(page, ...parts): Promise<string[]> {
      const paths: string[] = [];
      for (const count of parts) paths.push(await setting.file(Math.floor((count - 0.5) * PART)));
      await page.setInputFiles(".uppy-Dashboard-input >> nth=0", paths);
      await page.waitForFunction((count) => window.uppy.getFiles().length >= count, paths.length);
      return paths;
    },
    async seen(page, event): Promise<void> {
      await page.waitForFunction((wanted) => window.seen.includes(wanted), event);
    },
    async partsStored(count): Promise<void> {
      await emulator.requests.waitFor(
        { operation: "putPart", method: "PUT", status: 200 },
        { count, until: "ended" },
      );
    },
    async putsArrived(count): Promise<void> {
      await emulator.requests.waitFor({ operation: "putPart", method: "PUT" }, { count });
    },
    async remembers(page, parts): Promise<void> {
      await expect.poll(() => page.evaluate(() => window.partsRemembered())).toBe(parts);
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
  };
}
