/**
 * Checks that comments, strings and Markdown use the words of scripts/prose/words.mjs, and that Markdown is
 * at most 110 characters wide outside tables, code and links.
 *
 * Usage: pnpm check:prose [PATH ...]   without a path: the whole repository
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { hasProse, keepProse } from "./prose/keep-prose.mjs";
import { allowed, phrases } from "./prose/words.mjs";
import { root } from "./steps/repository.mjs";

const WIDTH = 110;

const patterns = phrases.map(({ not, write }) => ({
  // Names (foo-bar, foo.bar, foo_bar, foo/bar) are not prose.
  pattern: new RegExp(
    `(?<![\\w$-]|[\\w][./])(?:${not.source.replaceAll(" ", "\\s+")})(?![\\w$-]|[./][\\w])`,
    "gi",
  ),
  write,
}));

/**
 * The banned phrases of one file.
 *
 * @param {string} file relative to the repository
 * @param {string} text
 * @param {typeof allowed} exceptions
 * @returns {{ line: number, phrase: string, write: string, used?: object }[]} with `used`, the exception that
 *   allows it
 */
export function findPhrases(file, text, exceptions = []) {
  const prose = keepProse(file, text);
  return patterns
    .flatMap(({ pattern, write }) =>
      [...prose.matchAll(pattern)].map((match) => ({
        line: prose.slice(0, match.index).split("\n").length,
        phrase: oneLine(match[0]),
        write,
        used: exceptions.find(
          (exception) =>
            exception.file === file && covers(exception.text, prose, match.index, match[0].length),
        ),
      })),
    )
    .sort((a, b) => a.line - b.line);
}

/** Whether the match is inside `allowedText`. */
function covers(allowedText, prose, start, length) {
  if (allowedText === undefined) return true;
  const room = allowedText.length * 2;
  return oneLine(prose.slice(Math.max(0, start - room), start + length + room)).includes(allowedText);
}

function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

/** The lines of a Markdown file that are too wide: [line, width]. Targets of links do not count. */
export function findWideLines(text) {
  let fenced = false;
  return text.split("\n").flatMap((line, index) => {
    if (/^\s*(?:`{3,}|~{3,})/.test(line)) fenced = !fenced;
    const width = [...line.replace(/\]\([^)]*\)/g, "]")].length;
    return fenced || /^\s*\|/.test(line) || width <= WIDTH ? [] : [[index + 1, width]];
  });
}

function listFiles(paths) {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "--", ...paths];
  const files = execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 }).split("\n");
  return [...new Set(files)].filter((file) => hasProse(file) && existsSync(join(root, file)));
}

function main(given) {
  const paths = given.length > 0 ? given.map((path) => relative(root, resolve(path)) || ".") : ["."];
  const files = listFiles(paths);
  const used = new Set();
  const faults = files.flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    const found = findPhrases(file, text, allowed);
    for (const { used: exception } of found) if (exception !== undefined) used.add(exception);
    const wide = file.endsWith(".md") ? findWideLines(text) : [];
    return [
      ...found
        .filter(({ used: exception }) => exception === undefined)
        .map(({ line, phrase, write }) => `${file}:${line}: "${phrase}": write ${write}`),
      ...wide.map(([line, width]) => `${file}:${line}: ${width} characters wide: wrap it at ${WIDTH}`),
    ];
  });
  for (const exception of allowed) {
    if (files.includes(exception.file) && !used.has(exception))
      faults.push(
        `scripts/prose/words.mjs allows "${exception.text}" in ${exception.file}, which has no such phrase`,
      );
  }
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.stdout.write(`${files.length} files read, ${faults.length} faults\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main(process.argv.slice(2));
