import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { redactUrl } from "@cdf-multipart/core";
import picomatch from "picomatch";
import { describeError } from "../output/describe-error.js";
import { nearest } from "../program/nearest.js";
import { givenPath } from "./given-path.js";
import { type Input, type InputProblem, inputProblem } from "./input.js";
import type { InputOptions, LeftOut } from "./input-options.js";
import { nameFilter } from "./name-filter.js";
import { openStream } from "./open-stream.js";
import { isMissing, walkFolder } from "./walk-folder.js";

/** How inputs are found. */
export interface FindOptions extends InputOptions {
  /** Counts what is left out. */
  readonly leftOut: LeftOut;
  /** Names of commands: whoever misspells one gives it as a file that is not there. */
  readonly commands?: readonly string[];
}

/**
 * Everything that words of the command line name: files, folders, patterns that the shell left alone, `-`, http(s)
 * addresses. Each word once.
 */
export async function* findInputs(
  words: readonly string[],
  options: FindOptions,
): AsyncGenerator<Input | InputProblem> {
  for (const word of new Set(words)) yield* findOne(word, options);
}

async function* findOne(word: string, options: FindOptions): AsyncGenerator<Input | InputProblem> {
  if (word === "-") {
    yield { kind: "stream", shown: "standard input", open: () => process.stdin };
  } else if (/^https?:\/\//i.test(word)) {
    yield findUrl(word);
  } else {
    yield* findPath(word, options);
  }
}

function findUrl(word: string): Input | InputProblem {
  if (!URL.canParse(word)) return inputProblem(redactUrl(word), "is no address that can be understood");
  const url = new URL(word);
  return { kind: "url", url, shown: redactUrl(url) };
}

async function* findPath(word: string, options: FindOptions): AsyncGenerator<Input | InputProblem> {
  try {
    const stats = await stat(word);
    if (stats.isDirectory()) {
      const depth = options.recursive ? Number.POSITIVE_INFINITY : 0;
      const filter = nameFilter(options.include, options.exclude);
      yield* walkFolder(word, { filter, options, depth, leftOut: options.leftOut });
    } else if (stats.isFIFO() || stats.isCharacterDevice()) {
      yield { kind: "stream", shown: word, open: () => openStream(word, stats) };
    } else if (!nameFilter(options.include, options.exclude).takes(basename(word))) {
      options.leftOut.filtered += 1;
    } else {
      const { size, mtimeMs } = stats;
      yield { kind: "file", path: word, given: givenPath(word), shown: word, size, modifiedAt: mtimeMs };
    }
  } catch (error) {
    if (!isMissing(error)) yield inputProblem(word, describeError(error));
    else if (picomatch.scan(word).isGlob) yield* findPattern(word, options);
    else yield inputProblem(word, missingSentence(word, options.commands ?? []));
  }
}

/** A pattern that the shell left alone: its fixed beginning is walked, and what is below is matched. */
async function* findPattern(word: string, options: FindOptions): AsyncGenerator<Input | InputProblem> {
  const { base, glob } = picomatch.scan(word);
  const matches = picomatch(glob, { dot: true });
  const filter = nameFilter(options.include, options.exclude);
  // Only these can match at any depth.
  const deep = glob.includes("**") || /[{(]/.test(glob);
  const depth = deep ? Number.POSITIVE_INFINITY : glob.split("/").length - 1;
  let found = 0;
  const walk = walkFolder(base === "" ? "." : base, {
    filter: { takes: (path) => matches(path) && filter.takes(path), enters: filter.enters },
    // Patterns that name hidden files want them.
    options: { ...options, hidden: options.hidden || /(^|\/)\./.test(glob) },
    depth,
    leftOut: { ...options.leftOut },
  });
  for await (const input of walk) {
    found += 1;
    yield input;
  }
  if (found === 0) yield inputProblem(word, "no file matches this pattern");
}

function missingSentence(word: string, commands: readonly string[]): string {
  if (word.includes("\uFFFD")) return "its name is not UTF-8, and names in CDF are. Rename it";
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(word)) return "of addresses only http and https ones can be read";
  const command = nearest(word, commands);
  return `there is no file or folder of this name${command === undefined ? "" : ` (did you mean the command ${command}?)`}`;
}
