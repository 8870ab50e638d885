// The pages whose examples are tested, and their blocks of code.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The repository. */
export const root: string = fileURLToPath(new URL("../../", import.meta.url));

/**
 * The reason why a shell block is not run, and what is tested instead. A block names its reason in a comment
 * before it: `<!-- not run: installs -->`.
 */
export const REASONS = {
  installs:
    "installs packages from the registry; `pnpm check:packed` installs the same packages from tarballs",
  settings: "settings of the reader's own project; a test checks the names of the variables",
  clone:
    "commands for a clone of the repository; they are the steps of `npm test` itself, or of another workspace",
  long: "takes minutes or hours",
  workspace: "needs a workspace of another repository; `pnpm check:workspace` runs these commands there",
} as const;

/** A block of code in a page. */
export interface Block {
  /** File and line, for messages. */
  readonly place: string;
  readonly page: string;
  readonly language: string;
  readonly code: string;
  /** Name of the complete program that the block is: `<!-- file: first.mjs -->`. Other blocks are fragments. */
  readonly file: string | undefined;
  /** The reason why it is not run. */
  readonly notRun: string | undefined;
}

const BLOCK = /(?:^<!-- (file|not run): ([^\n]*?) -->\n)?^```(\w*)[^\n]*\n([\s\S]*?)^```$/gm;

/** The blocks of a page, in order. */
export function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(root + page, "utf8");
  return [...text.matchAll(BLOCK)].map(({ index, 1: kind, 2: value, 3: language = "", 4: code = "" }) => ({
    place: `${page}:${text.slice(0, index).split("\n").length}`,
    page,
    language,
    code,
    file: kind === "file" ? value : undefined,
    notRun: kind === "not run" ? value : undefined,
  }));
}

const listed: readonly string[] = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard"],
  {
    cwd: root,
    encoding: "utf8",
  },
).split("\n");

const find = (pattern: RegExp): readonly string[] =>
  listed.filter((file) => pattern.test(file) && existsSync(root + file)).sort();

/** All pages that users read. */
export const PAGES: readonly string[] = find(
  /^(README\.md|docs\/(start\/|tasks\/|reference\/)?[^/]+\.md|packages\/[^/]+\/README\.md)$/,
);

/** Shell blocks of a page that run as they are, in order. */
export const shellOf = (page: string): readonly string[] =>
  blocksOf(page)
    .filter(({ language, notRun, file }) => language === "sh" && notRun === undefined && file === undefined)
    .map(({ code }) => code);

/**
 * Pages with programs or shell blocks, each of which runs in its own sandbox. The commands of the README are
 * tested with the command line.
 */
export const EXAMPLE_PAGES: readonly string[] = PAGES.filter(
  (page) =>
    page.startsWith("docs/") &&
    (shellOf(page).length > 0 || blocksOf(page).some(({ file }) => file !== undefined)),
);
