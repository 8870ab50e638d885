import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { Readable } from "node:stream";
import { redactUrl } from "@cdf-multipart/core";
import type { ByteStream } from "@cdf-multipart/uploader/node";
import picomatch from "picomatch";
import { isMissing } from "../errors.js";
import { describeError } from "../output/cli-words.js";
import { foreignAddress, isAddress, isForeignAddress, shownWord } from "./addresses.js";
import { type Input, type InputProblem, inputProblem } from "./input.js";
import type { InputOptions, LeftOut } from "./input-options.js";
import { openStream, refuseEmpty } from "./input-streams.js";
import { missingSentence } from "./missing-sentence.js";
import { type NamePatterns, pathMatcher } from "./name-filter.js";
import { givenPath, isHiddenName, type PathRules, splitRoot } from "./path-rules.js";
import { walkFolder } from "./walk-folder.js";

/** Options of the search for inputs. */
export interface FindOptions extends InputOptions {
  readonly patterns: NamePatterns;
  readonly rules: PathRules;
  /** Counts skipped files. */
  readonly leftOut: LeftOut;
  /** Whether a stream may be empty. */
  readonly allowEmpty: boolean;
  /** Names of all commands: a misspelt command looks like a file that does not exist. */
  readonly commands: readonly string[];
}

/** The options that matter for a single name; those for folders and patterns do not. */
export type NameOptions = Pick<FindOptions, "rules" | "allowEmpty" | "commands">;

/**
 * All inputs that the arguments name: files, folders, patterns that the shell did not expand, `-`, http(s) URLs. Repeated
 * arguments count once.
 */
export async function* findInputs(
  words: readonly string[],
  options: FindOptions,
): AsyncGenerator<Input | InputProblem> {
  for (const word of new Set(words)) {
    const found =
      word === "-"
        ? standardInput(options)
        : isForeignAddress(word)
          ? foreignAddress(word)
          : isAddress(word)
            ? findUrl(word)
            : await findName(word, options, isPattern(word, options.rules));
    if (found === "folder") yield* findBelow(word, options);
    else if (found === undefined) yield* findPattern(word, options);
    else if (found.kind !== "file" || takesFile(word, options)) yield { ...found, relative: word };
    else options.leftOut.filtered += 1;
  }
}

/**
 * The input that a path or a URL names literally, never as a pattern.
 *
 * @returns `folder` for a folder.
 */
export async function findNamed(
  name: string,
  options: NameOptions,
): Promise<Input | InputProblem | "folder"> {
  if (isForeignAddress(name)) return foreignAddress(name);
  return isAddress(name) ? findUrl(name) : ((await findName(name, options, false)) ?? "folder");
}

function findUrl(word: string): Input | InputProblem {
  if (!URL.canParse(word)) return inputProblem(redactUrl(word), "is not a valid URL");
  const url = new URL(word);
  return { kind: "url", url, shown: redactUrl(url) };
}

function standardInput(options: NameOptions): Input {
  const open = () => mayBeEmpty(process.stdin, options);
  return { kind: "stream", shown: "standard input", open };
}

function mayBeEmpty(stream: Readable, { allowEmpty }: NameOptions): ByteStream {
  return allowEmpty ? stream : refuseEmpty(stream);
}

/** @returns undefined if nothing has this name and it may be a pattern. */
async function findName(
  word: string,
  options: NameOptions,
  mayBePattern: boolean,
): Promise<Input | InputProblem | "folder" | undefined> {
  try {
    const stats = await stat(word);
    if (stats.isDirectory()) return "folder";
    if (stats.isFIFO() || stats.isCharacterDevice()) {
      const open = () => mayBeEmpty(openStream(word, stats), options);
      return { kind: "stream", shown: word, open };
    }
    const { size, mtimeMs } = stats;
    const given = givenPath(word, options.rules);
    return { kind: "file", path: word, given, shown: word, size, modifiedAt: mtimeMs };
  } catch (error) {
    if (!isMissing(error)) return inputProblem(shownWord(word), describeError(error));
    if (mayBePattern) return undefined;
    return inputProblem(shownWord(word), await missingSentence(word, options));
  }
}

function takesFile(word: string, { patterns }: FindOptions): boolean {
  return patterns.below(dirname(word)).takes(basename(word));
}

function findBelow(word: string, options: FindOptions): AsyncGenerator<Input | InputProblem> {
  const { patterns, leftOut, rules } = options;
  const depth = options.recursive ? Number.POSITIVE_INFINITY : 0;
  return walkFolder(word, { filter: patterns.below(word), options, depth, leftOut, rules });
}

function isPattern(word: string, rules: PathRules): boolean {
  return picomatch.scan(splitRoot(word, rules).rest).isGlob;
}

/** Expands a pattern that the shell did not expand: walks its fixed beginning, and matches the paths below. */
async function* findPattern(word: string, options: FindOptions): AsyncGenerator<Input | InputProblem> {
  const { patterns, leftOut, rules } = options;
  const { root, rest } = splitRoot(word, rules);
  const { base, glob } = picomatch.scan(rest);
  const matches = pathMatcher(glob, rules);
  // Where \ is not a separator, it escapes the character after it.
  const folder = root + (rules.windows ? base : base.replace(/\\(.)/g, "$1"));
  const filter = patterns.below(folder === "" ? "." : folder);
  // Only these patterns can match at any depth.
  const deep = glob.includes("**") || /[{(]/.test(glob);
  const depth = deep ? Number.POSITIVE_INFINITY : glob.split("/").length - 1;
  let found = 0;
  const walk = walkFolder(folder === "" ? "." : folder, {
    filter: { takes: (path) => matches(path) && filter.takes(path), enters: filter.enters },
    // A pattern that names hidden files includes them.
    options: { ...options, hidden: options.hidden || glob.split("/").some(isHiddenName) },
    depth,
    leftOut: { ...leftOut },
    rules,
  });
  for await (const input of walk) {
    found += 1;
    yield input;
  }
  if (found === 0) yield inputProblem(shownWord(word), "no file matches this pattern");
}
