import type { EmulatorOptions } from "@cdf-multipart/emulator";
import type { BrowserContext, Page } from "playwright";
import { expect } from "vitest";
import type { PageOptions, PageOutcome, PageTarget } from "./page-app.js";
import { sameBytes } from "./page-host.js";
import { openSetting, type Setting } from "./setting.js";

const MIB = 1024 * 1024;
/** ms after which a wait of a page is a failure. */
const PATIENCE = 300_000;
/** Bytes per part except the last, in most tests: the minimum of CDF. */
export const PART: number = 5 * MIB + 1;

/** A page that uploads the file chosen in its input. */
export interface Stage extends Setting {
  readonly target: PageTarget;
  /** A new profile with a loaded page. */
  page(context?: BrowserContext): Promise<Page>;
  /** Chooses a file in the page's input and starts to upload it. */
  begin(page: Page, path: string, options?: PageOptions): Promise<void>;
  /**
   * From now on, the store responds only to these parts of `parts`. It accepts the others and stays silent,
   * so nothing ends by itself.
   */
  answerOnly(numbers: readonly number[], parts: number): void;
  /** Waits until this number of PUTs has reached the store. */
  putsArrived(count: number): Promise<void>;
  /** Waits until this number of parts is acknowledged. */
  partsDone(page: Page, count: number): Promise<number[]>;
  outcome(page: Page): Promise<PageOutcome>;
  /** Expects that an upload succeeded, and that the store has the bytes at `path`. */
  expectStored(page: Page, path: string): Promise<void>;
  /** Whether an upload succeeded and the store has the bytes at `path`. */
  isStored(ended: PageOutcome, path: string): Promise<boolean>;
  /** How often each part was sent. */
  sent(): Record<number, number>;
}

/** Creates the environment. `hosts` are the allowed hosts besides the emulator. */
export async function stage(options: EmulatorOptions = {}, ...hosts: readonly string[]): Promise<Stage> {
  const setting = await openSetting({
    app: new URL("./page-app.ts", import.meta.url),
    scripts: { worker: new URL("./worker.ts", import.meta.url) },
    emulator: options,
    hosts,
  });
  const { browser, emulator, url } = setting;
  const target = { baseUrl: emulator.url, project: emulator.project, token: emulator.token };

  const outcome = (page: Page): Promise<PageOutcome> => page.evaluate(() => window.app.outcome);
  const isStored = async (ended: PageOutcome, path: string): Promise<boolean> => {
    if (!ended.ok) throw new Error(`${ended.name}: ${ended.message}`);
    return sameBytes(emulator.filePath(ended.fileId), path);
  };
  return {
    ...setting,
    target,
    async page(context): Promise<Page> {
      const page = await (context ?? (await browser.newContext())).newPage();
      page.setDefaultTimeout(PATIENCE);
      await page.goto(url);
      await page.waitForFunction(() => "app" in window);
      return page;
    },
    async begin(page, path, more = {}): Promise<void> {
      await page.setInputFiles("#file", path);
      await page.evaluate(([to, how]) => window.app.begin(to, how), [
        target,
        { partSize: PART, retry: { minDelay: 50, maxDelay: 500 }, ...more },
      ] as const);
    },
    answerOnly(numbers, parts): void {
      const partNumber = Array.from({ length: parts }, (_, index) => index + 1).filter(
        (number) => !numbers.includes(number),
      );
      emulator.setFaults([{ match: { operation: "putPart", partNumber }, do: { type: "no-answer" } }]);
    },
    async putsArrived(count): Promise<void> {
      await emulator.requests.waitFor({ operation: "putPart", method: "PUT" }, { count });
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
  };
}
