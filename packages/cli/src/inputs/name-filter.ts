import { resolve } from "node:path";
import picomatch from "picomatch";
import { UsageError } from "../errors.js";
import { composedName, HOST_PATHS, nameKey, type PathRules, slashed, splitRoot } from "./path-rules.js";

/** Includes or skips files by their path below the given folder, written with slashes. */
export interface NameFilter {
  takes(path: string): boolean;
  /** False: no file below this folder is included. */
  enters(folder: string): boolean;
}

/** The patterns of `--include` and `--exclude` of one run. */
export interface NamePatterns {
  /** The filter for files below a folder. Patterns may also contain the path of that folder: `scans/raw`, `/data/scans/raw`. */
  below(folder: string): NameFilter;
  /** Patterns that have not matched anything yet, each with its option. */
  unused(): readonly string[];
}

/** Matches everything. */
export const ALL_NAMES: NameFilter = Object.freeze({ takes: () => true, enters: () => true });

type Matcher = (path: string) => boolean;

interface Pattern {
  readonly option: string;
  readonly text: string;
  /** The pattern with slashes, without a trailing slash. */
  readonly plain: string;
  readonly matches: Matcher;
  used: boolean;
}

/**
 * Reads the patterns. The spelling does not matter: `/` or, on Windows, `\`; a trailing slash; a leading `./`; upper or lower
 * case if the system ignores case; the Unicode form of accents. A pattern also matches a name that equals it literally.
 *
 * @throws UsageError about a pattern that cannot match anything.
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

/** A function that tests whether a path matches the pattern. */
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
      // Tests every pattern until it has matched something, because a pattern without a match causes a warning.
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
      `${option} ${text}: contains a ", which names on Windows cannot have. In "folder\\" the last two characters are read as one quote. Write "folder" or "folder/".`,
    );
  }
  if (plain.replace(/^\/+/, "") === "") {
    throw new UsageError(
      `${option} ${JSON.stringify(text)}: is not a pattern. Give a name or a path, such as ${option} 'raw/'.`,
    );
  }
  return { option, text, plain, matches: matcherOf(plain, rules), used: false };
}

/** A pattern without a slash (`*.jpg`) matches names at any depth. A leading slash (`/raw`) anchors it at the given folder. */
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
  // A trailing backslash does not escape anything. cmd turns "folder\" into `folder"`.
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

/** The pattern relative to the folder, if it starts with the path of the folder; otherwise nothing. */
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

/** Converts drive or share to a plain prefix, so that they are compared without case and without `\\?\`. */
function withoutRoot(path: string, rules: PathRules): string {
  const { root, rest } = splitRoot(path, rules);
  if (!rules.windows) return rest;
  const place = root.replace(/^\/\/[?.]\/(?:UNC\/)?/i, "").replace(/^\/+|\/+$/g, "");
  return place === "" ? rest : `${place}/${rest}`;
}
