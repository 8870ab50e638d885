import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import {
  isPrintable,
  printable,
  printableJson,
  printableLines,
  quoteWord,
} from "../../src/output/printable.js";
import { runWords } from "../process/run-cli.js";

const SOURCE = fileURLToPath(new URL("../../src", import.meta.url));

/** Other files that may write, because they write only fixed texts: the version, a completion script, a lost output. */
const OWN_TEXTS = ["main.ts", "commands/completion-command.ts", "ends/standard-output.ts"];

test("only one file writes to standard output and standard error, so no output bypasses the removal of secrets", async () => {
  const names = (await readdir(SOURCE, { recursive: true })).filter((name) => name.endsWith(".ts"));
  const writing: string[] = [];
  for (const name of names) {
    const text = await readFile(join(SOURCE, name), "utf8");
    if (/process\.(stdout|stderr)\.write\(|console\.\w+\(/.test(text)) writing.push(name);
  }
  expect(writing.toSorted()).toEqual(["output/write.ts", ...OWN_TEXTS].toSorted());
});

/** Control characters, line ends of all kinds, marks that change the text direction, invisible characters. */
const HARMFUL = [
  ...[...Array(32).keys()].map((code) => String.fromCharCode(code)),
  ...[...Array(33).keys()].map((code) => String.fromCharCode(0x7f + code)),
  ..."\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff",
  "\u{e0041}",
];

test.each(HARMFUL.map((character) => [character.codePointAt(0)?.toString(16), character]))(
  "U+%s is printed as an escape: for people, for programs, and in a command for a shell",
  async (_code, character) => {
    const name = `a${character}]0;title${character}b'c`;
    expect(isPrintable(name)).toBe(false);
    expect(isPrintable(printable(name))).toBe(true);
    expect(isPrintable(printableLines(name).replaceAll("\n", ""))).toBe(true);
    const json = printableJson(JSON.stringify({ name }));
    expect(isPrintable(json)).toBe(true);
    expect(JSON.parse(json)).toEqual({ name });
    expect(isPrintable(quoteWord(name))).toBe(true);
    if (character === "\0") return;
    const { stdout } = await runWords(["bash", "-c", `printf %s ${quoteWord(name)}`], {});
    expect(stdout).toBe(name);
  },
);
