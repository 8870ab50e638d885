import { type Browser, chromium } from "playwright";
import { launchOptions } from "../chromium.js";
import { openPageHost, type PageHost, type PageHostOptions } from "./page-host.js";

/** The environment of page tests in Chromium, here and in the package of the Uppy plugin. */
export interface Setting extends Omit<PageHost, "clear"> {
  readonly browser: Browser;
  /**
   * Between two tests: removes faults, requests and pages, and expects that the requests did not break the
   * contract.
   */
  clear(): Promise<void>;
}

/** Starts all of it. */
export async function openSetting(options: PageHostOptions): Promise<Setting> {
  const [host, browser] = await Promise.all([openPageHost(options), chromium.launch(launchOptions)]);
  return {
    ...host,
    browser,
    async clear(): Promise<void> {
      for (const context of browser.contexts()) await context.close();
      host.clear();
    },
    async close(): Promise<void> {
      await browser.close();
      await host.close();
    },
  };
}
