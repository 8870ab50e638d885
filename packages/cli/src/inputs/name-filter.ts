import { resolve } from "node:path";
import picomatch from "picomatch";
import { UsageError } from "../program/usage-error.js";
import { composedName, HOST_PATHS, nameKey, type PathRules, slashed, splitRoot } from "./path-rules.js";

/** Decides by the path below the folder that was given, with slashes. */
export interface NameFilter {
  takes(path: string): boolean;
  /** False: nothing below this folder is taken. */
  enters(folder: string): boolean;
}

/** The patterns of `--include` and `--exclude`, for one run. */
export interface NamePatterns {
  /** The filter of what lies below a folder. Patterns may also be written from where that folder is named: `scans/raw`, `/data/scans/raw`. */
  below(folder: string): NameFilter;
  /** Patterns that nothing has matched so far, each with its option. */
  unused(): readonly string[];
}

/** Matches everything. */
export const ALL_NAMES: NameFilter = Object.freeze({ takes: () => true, enters: () => true });

type Matcher = (path: string) => boolean;

interface Pattern {
  readonly option: string;
  readonly text: string;
  /** With slashes, without a slash at its end. */
  readonly plain: string;
  readonly matches: Matcher;
  used: boolean;
}

/**
 * Reads the patterns. They match whatever way a path is spelled: with `/` or, on Windows, `\`, with a slash at the end, `./` in
 * front, in any case where the system knows no case, with accents in either form, and a name with brackets as it is.
 *
 * @throws UsageError about a pattern that can match nothing.
 */
export function namePatterns(
  include: readonly string[] | undefined,
  exclude: readonly string[] | undefined,
  rules: PathRules = HOST_PATHS,
): NamePatterns {
  const included = include?.map((text) => readPattern("--include", text, rules));
  const excluded = (exclude ?? []).map((text) => readPattern("--exclude", text, rules));
  return {
    below: (folder) => {
      const takes = included === undefined ? () => true : anyOf(included, folder, rules);
      const leaves = anyOf(excluded, folder, rules);
      return { takes: (path) => !leaves(path) && takes(path), enters: (path) => !leaves(path) };
    },
    unused: () =>
      [...(included ?? []), ...excluded]
        .filter(({ used }) => !used)
        .map(({ option, text }) => `${option} ${text}`),
  };
}

/** A pattern as a matcher of one path. */
export function pathMatcher(pattern: string, rules: PathRules): Matcher {
  const options = { dot: true, nocase: rules.ignoresCase, windows: false };
  const matches = picomatch(composedName(pattern), options);
  return (path) => matches(composedName(path));
}

function anyOf(patterns: readonly Pattern[], folder: string, rules: PathRules): Matcher {
  const all = patterns.map((pattern) => {
    const nearer = belowFolder(pattern.plain, folder, rules).map((text) => matcherOf(`/${text}`, rules));
    return { pattern, matchers: [pattern.matches, ...nearer] };
  });
  return (path) => {
    let found = false;
    for (const { pattern, matchers } of all) {
      // All of them are asked until each has matched something: one that matches nothing is worth a warning.
      if ((found && pattern.used) || !matchers.some((matches) => matches(path))) continue;
      pattern.used = true;
      found = true;
    }
    return found;
  };
}

function readPattern(option: string, text: string, rules: PathRules): Pattern {
  const plain = plainPattern(text, rules);
  if (plain.includes('"') && rules.windows) {
    throw new UsageError(
      `${option} ${text}: has a " in it, which no name on Windows has. In "folder\\" the last two characters are read as one quote: write "folder" or "folder/".`,
    );
  }
  if (plain.replace(/^\/+/, "") === "") {
    throw new UsageError(
      `${option} ${JSON.stringify(text)}: is no pattern. Give a name or a path, as in ${option} 'raw/'.`,
    );
  }
  return { option, text, plain, matches: matcherOf(plain, rules), used: false };
}

/** One without a slash (`*.jpg`) means the name, at any depth; one that begins with a slash (`/raw`) the top of the folder. */
function matcherOf(plain: string, rules: PathRules): Matcher {
  const text = plain.replace(/^\/+/, "");
  const byName = !plain.includes("/");
  const matches = pathMatcher(text, rules);
  const literal = nameKey(text, rules);
  return (path) => {
    const part = byName ? path.slice(path.lastIndexOf("/") + 1) : path;
    return matches(part) || nameKey(part, rules) === literal;
  };
}

/** `thumbs\`, `thumbs//` and `./thumbs` mean `thumbs`. */
function plainPattern(pattern: string, rules: PathRules): string {
  // A backslash at the end is no escape of anything. cmd makes `folder"` of "folder\".
  const text = rules.windows
    ? slashed(pattern, rules).replace(/"$/, "")
    : pattern.replace(/(?<=(?:^|[^\\])(?:\\\\)*)\\$/, "/");
  const plain = text
    .replace(/(?<=.)\/{2,}/g, "/")
    .replace(/\/(?:\.\/)+/g, "/")
    .replace(/^(?:\.\/)+/, "")
    .replace(/(?<=.)(?:\/\.?)+$/, "");
  return plain === "." ? "" : plain;
}

/** What a pattern that names the folder itself means below it. */
function belowFolder(plain: string, folder: string, rules: PathRules): string[] {
  const places = [plainPattern(slashed(folder, rules), rules), slashed(resolve(folder), rules)];
  const key = nameKey(withoutRoot(plain, rules), rules);
  return [...new Set(places.filter((place) => place !== "" && /\w/.test(place)))].flatMap((place) => {
    const top = `${nameKey(withoutRoot(place, rules), rules)}/`;
    const isBelow = isAbsolute(place, rules) === isAbsolute(plain, rules) && key.startsWith(top);
    return isBelow ? [composedName(withoutRoot(plain, rules)).slice(top.length)] : [];
  });
}

function isAbsolute(path: string, rules: PathRules): boolean {
  return splitRoot(path, rules).root !== "";
}

/** Drives and shares are compared as they are written, but for case and `\\?\`. */
function withoutRoot(path: string, rules: PathRules): string {
  const { root, rest } = splitRoot(path, rules);
  if (!rules.windows) return rest;
  const place = root.replace(/^\/\/[?.]\/(?:UNC\/)?/i, "").replace(/^\/+|\/+$/g, "");
  return place === "" ? rest : `${place}/${rest}`;
}
