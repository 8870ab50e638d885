import picomatch from "picomatch";

/** Decides by the path below the folder that was given, with slashes. */
export interface NameFilter {
  takes(path: string): boolean;
  /** False: nothing below this folder is taken. */
  enters(folder: string): boolean;
}

/** A filter of `--include` and `--exclude`. */
export function nameFilter(
  include: readonly string[] | undefined,
  exclude: readonly string[] | undefined,
): NameFilter {
  const included = include === undefined ? () => true : anyOf(include);
  const excluded = exclude === undefined ? () => false : anyOf(exclude);
  return {
    takes: (path) => included(path) && !excluded(path),
    enters: (folder) => !excluded(folder),
  };
}

/** Matches a path that one of the patterns means. One without a slash (`*.jpg`) means the name, at any depth. */
function anyOf(patterns: readonly string[]): (path: string) => boolean {
  // `dot`: whether hidden files are wanted is an option of its own.
  const matchers = patterns
    .map(bare)
    .map((pattern) => picomatch(pattern, { dot: true, basename: !pattern.includes("/") }));
  return (path) => matchers.some((matches) => matches(path));
}

/** `thumbs/` and `./thumbs` mean `thumbs`; an absolute look (`/raw`) means the top of the folder. */
function bare(pattern: string): string {
  return pattern.replace(/^(\.?\/)+/, "").replace(/(?<=.)\/+$/, "");
}
