// `pnpm --filter @cdf-multipart/docs pictures`: pictures of the site's main pages in docs/.pictures, in light and dark
// and on a phone. Build the site first.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { launchOptions } from "../site/chromium.mjs";
import { serve } from "../site/serve.mjs";

const folder = (name) => fileURLToPath(new URL(`../${name}/`, import.meta.url));
const PAGES = [
  "index",
  "start/node",
  "tasks/resume",
  "how-it-works",
  "reference/errors",
  "reference/cli",
  "api/uploader-node",
];
const VIEWS = [
  { name: "light", colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { name: "dark", colorScheme: "dark", viewport: { width: 1280, height: 900 } },
  { name: "phone", colorScheme: "light", viewport: { width: 375, height: 812 } },
];

const site = await serve(folder(".vitepress/dist"));
const browser = await chromium.launch(launchOptions);
mkdirSync(folder(".pictures"), { recursive: true });
try {
  for (const { name, ...view } of VIEWS) {
    const page = await browser.newPage({ ...view, reducedMotion: "reduce" });
    for (const path of process.argv.length > 2 ? process.argv.slice(2) : PAGES) {
      await page.goto(`${site.url}/${path}.html`, { timeout: 300_000 });
      await page.screenshot({ path: `${folder(".pictures")}${path.replaceAll("/", "-")}-${name}.png` });
    }
    await page.close();
  }
} finally {
  await browser.close();
  await site.close();
}
