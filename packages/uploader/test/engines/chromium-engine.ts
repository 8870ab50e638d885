import { chromium } from "playwright";
import { launchOptions } from "../browser/chromium.js";
import type { Engine, Tab } from "./engine.js";

/** The system's Chromium, by Playwright. */
export async function launchChromium(): Promise<Engine> {
  // Playwright disables the back/forward cache by default.
  const ignoreDefaultArgs = ["--disable-back-forward-cache"];
  const browser = await chromium.launch({ ...launchOptions, ignoreDefaultArgs });
  const context = await browser.newContext();
  return {
    name: "Chromium",
    version: browser.version(),
    async open(url): Promise<Tab> {
      const page = await context.newPage();
      page.setDefaultTimeout(300_000);
      await page.goto(url);
      return {
        run: (work, argument) =>
          page.evaluate(`(${work.toString()})(${JSON.stringify(argument) ?? "undefined"})`),
        choose: (paths) => page.setInputFiles("#file", [...paths]),
        async goto(to): Promise<void> {
          await page.goto(to);
        },
        async reload(): Promise<void> {
          await page.reload();
        },
        async back(): Promise<void> {
          await page.goBack({ waitUntil: "commit" });
        },
        offline: (away) => context.setOffline(away),
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}
