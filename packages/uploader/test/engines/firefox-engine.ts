import puppeteer from "puppeteer-core";
import { type Engine, pretendOffline, type Tab } from "./engine.js";

/** The system's Firefox ESR, by WebDriver BiDi. */
export async function launchFirefox(): Promise<Engine> {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    // ms; on a busy machine it starts slowly, and its pages load slowly.
    timeout: 300_000,
    protocolTimeout: 600_000,
  });
  return {
    name: "Firefox",
    version: (await browser.version()).replace(/^firefox\//i, ""),
    async open(url): Promise<Tab> {
      const page = await browser.newPage();
      page.setDefaultTimeout(300_000);
      await page.goto(url);
      const run: Tab["run"] = (work, argument) =>
        page.evaluate(`(${work.toString()})(${JSON.stringify(argument) ?? "undefined"})`) as never;
      return {
        run,
        async choose(paths): Promise<void> {
          const input = await page.$("input#file");
          if (input === null) throw new Error("The page has no input for files.");
          await input.uploadFile(...paths);
        },
        async goto(to): Promise<void> {
          await page.goto(to);
        },
        async reload(): Promise<void> {
          await page.reload();
        },
        async back(): Promise<void> {
          await page.goBack();
        },
        offline: (away) => run(pretendOffline, away),
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}
