// The programs and shell blocks of the pages run as a reader would run them, against an emulator.
import { type Emulator, startEmulator } from "@cdf-multipart/emulator";
import { afterAll, afterEach, beforeAll, beforeEach, test } from "vitest";
import { blocksOf, EXAMPLE_PAGES, shellOf } from "./pages.js";
import { openSandbox, type Sandbox } from "./sandbox.js";
import { SCENARIOS } from "./scenarios.js";

/** Pages whose programs run in a browser: `browser-examples.test.ts`. */
const IN_BROWSERS = ["docs/start/browser.md", "docs/tasks/browser-token.md"];

const pages = EXAMPLE_PAGES.filter((page) => !IN_BROWSERS.includes(page));
const projectOf = (page: string): string => page.replace(/\W/g, "-");

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ projects: pages.map(projectOf), etag: "fast" });
});
afterAll(() => emulator.close());

let sandbox: Sandbox;
beforeEach(() => {
  emulator.setFaults([]);
  emulator.requests.clear();
});
afterEach(() => sandbox.close());

test.each(pages)("%s: its examples run", async (page) => {
  const project = projectOf(page);
  sandbox = openSandbox(emulator, project);
  sandbox.write(blocksOf(page));
  const play = SCENARIOS[page];
  if (play === undefined) throw new Error(`Write a scenario of ${page} in scenarios.ts.`);
  await play({ ...sandbox, project, shell: shellOf(page) });
});
