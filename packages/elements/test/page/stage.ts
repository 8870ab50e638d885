import { readFile } from "node:fs/promises";
import type { BrowserContext, Page } from "playwright";
import { expect } from "vitest";
import { openSetting, type Setting } from "../../../uploader/test/browser/page/setting.js";

/** Timeout in ms of a wait for the page. After it the test fails. */
const PATIENCE = 300_000;

/** A page with the elements. */
export interface Stage extends Setting {
  page(context?: BrowserContext): Promise<Page>;
  /** Chooses files in the input of `<cdf-upload>`. */
  choose(page: Page, ...paths: readonly string[]): Promise<void>;
  /** Waits until the page has reported this event. */
  seen(page: Page, event: string): Promise<void>;
  /** Expects exactly these files to be stored byte for byte, in this order. */
  expectStored(page: Page, ...paths: readonly string[]): Promise<void>;
}

export async function stage(): Promise<Stage> {
  const setting = await openSetting({ app: new URL("./app.ts", import.meta.url) });
  const { browser, emulator } = setting;
  return {
    ...setting,
    async page(context): Promise<Page> {
      const page = await (context ?? (await browser.newContext())).newPage();
      page.setDefaultTimeout(PATIENCE);
      await page.goto(setting.url);
      await page.waitForFunction(() => "start" in window);
      const { url: baseUrl, project, token } = emulator;
      await page.evaluate((start) => window.start(start), { baseUrl, project, token });
      return page;
    },
    choose: (page, ...paths) => page.getByLabel("Files to upload").setInputFiles([...paths]),
    async seen(page, event): Promise<void> {
      await page.waitForFunction((wanted) => window.events.includes(wanted), event);
    },
    async expectStored(page, ...paths): Promise<void> {
      const ids = await page.evaluate(() => window.stored);
      expect(ids).toHaveLength(paths.length);
      for (const [index, path] of paths.entries()) {
        const stored = await readFile(emulator.filePath(ids[index] ?? Number.NaN));
        expect(stored.equals(await readFile(path))).toBe(true);
      }
    },
  };
}
