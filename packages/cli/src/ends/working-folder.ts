import { mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { UsageError } from "../program/usage-error.js";

const GONE =
  "The folder in which this command was started has been deleted, so a relative path leads nowhere. Change to another folder (cd), or give absolute paths.";

/**
 * Makes absolute paths work where the working folder has been deleted: threads and child processes do not start there. They get
 * an empty folder to stand in, so that no relative path can lead to another file of the same name.
 */
export function standSomewhere(): void {
  try {
    process.cwd();
    return;
  } catch {
    // Gone.
  }
  try {
    const folder = mkdtempSync(join(tmpdir(), "cdf-upload-"));
    process.chdir(folder);
    process.once("exit", () => {
      try {
        rmdirSync(folder);
      } catch {
        // An empty folder is left.
      }
    });
  } catch {
    // Then what needs a folder to stand in says so itself.
  }
  process.cwd = () => {
    throw new UsageError(GONE);
  };
}

/**
 * Checks that words that name files lead somewhere.
 *
 * @throws UsageError when one is relative and the working folder is gone.
 */
export function checkRelative(words: readonly (string | undefined)[]): void {
  const isRelative = (word: string | undefined): boolean =>
    word !== undefined && word !== "-" && !isAbsolute(word) && !/^https?:\/\//i.test(word);
  if (words.some(isRelative)) process.cwd();
}
