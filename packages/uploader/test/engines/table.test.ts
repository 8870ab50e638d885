import { readFile, writeFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { browsersOf, installedBrowsers, sentence, table } from "./table.js";

const DOCUMENT = new URL("../../../../docs/browser.md", import.meta.url);
const README = new URL("../../../../README.md", import.meta.url);
const [BEGIN, END] = ["<!-- engines: generated -->", "<!-- /engines -->"];
const updates = process.env["UPDATE_DOCS"] === "1";

async function generated(document: URL): Promise<[before: string, text: string, after: string]> {
  const [before = "", rest = ""] = (await readFile(document, "utf8")).split(`${BEGIN}\n`);
  const [text = "", after = ""] = rest.split(`\n${END}`);
  return [before, text, after];
}

it("docs/browser.md shows the cases that run in every engine, and the README the engines; UPDATE_DOCS=1 writes both", async () => {
  const [before, text, after] = await generated(DOCUMENT);
  const [start, browsers, end] = await generated(README);
  const tested = updates ? await installedBrowsers() : browsersOf(text);
  if (updates) {
    await writeFile(DOCUMENT, `${before}${BEGIN}\n${table(tested)}\n${END}${after}`);
    await writeFile(README, `${start}${BEGIN}\n${sentence(tested)}\n${END}${end}`);
  } else {
    expect(text).toBe(table(tested));
    expect(browsers).toBe(sentence(tested));
  }
});
