import { readFile, writeFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { table } from "./table.js";

const DOCUMENT = new URL("../../../../docs/browser.md", import.meta.url);
const [BEGIN, END] = ["<!-- engines: generated -->", "<!-- /engines -->"];

it("docs/browser.md shows the cases that run in every engine; UPDATE_DOCS=1 writes them there", async () => {
  const text = await readFile(DOCUMENT, "utf8");
  const [before, rest = ""] = text.split(`${BEGIN}\n`);
  const [, after] = rest.split(`\n${END}`);
  const now = `${before}${BEGIN}\n${table()}\n${END}${after}`;
  if (process.env["UPDATE_DOCS"] === "1") await writeFile(DOCUMENT, now);
  else expect(text).toBe(now);
});
