/**
 * Prints a random sample of the prose of the repository, to read it with fresh eyes: sentences of Markdown,
 * comments, test titles and messages. The same seed gives the same sentences.
 *
 * Usage: node scripts/sample-prose.mjs [SEED] [COUNT]
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./steps/repository.mjs";

const [, , seed = "1", count = "100"] = process.argv;

const TITLE = /\b(?:it|test|describe)(?:\.\w+(?:<[^;]*?>)?\([^)]*\))?\(\s*"([^"]{20,})"/g;
const COMMENT = /\/\*\*[\s\S]*?\*\/|(?:^[ \t]*\/\/[^\n]*\n)+/gm;
const MESSAGE = /["`]([A-Z][^"`\n]{40,}\.)["`]/g;

function blocksOf(file, text) {
  if (file.endsWith(".md")) return text.replace(/```[\s\S]*?```/g, "").split(/\n\s*\n/);
  const comments = (text.match(COMMENT) ?? []).map((one) => one.replace(/^\s*(?:\/\*\*|\*\/|\*|\/\/)/gm, ""));
  const rest = [...text.matchAll(TITLE), ...text.matchAll(MESSAGE)].map(([, found]) => found);
  return [...comments, ...rest];
}

function sentencesOf(file) {
  return blocksOf(file, readFileSync(join(root, file), "utf8"))
    .flatMap((block) => block.replace(/\s+/g, " ").split(/(?<=[.!?]) (?=[A-Z`])/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => /^[^|@]/.test(sentence) && sentence.split(" ").length >= 6 && sentence.length < 400)
    .map((sentence) => `${file}: ${sentence}`);
}

const files = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 })
  .split("\n")
  .filter((file) => /\.(?:ts|mjs|md)$/.test(file) && !/\.gen\.|\.api\.md$|CHANGELOG/.test(file));
const sentences = files.flatMap(sentencesOf);

let state = Number(seed) >>> 0;
for (let index = 1; index <= Number(count); index += 1) {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  process.stdout.write(`${index}. ${sentences[Math.floor((state / 2 ** 32) * sentences.length)]}\n`);
}
process.stdout.write(`of ${sentences.length} sentences\n`);
