import { mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { UsageError } from "../errors.js";

const GONE =
  "The working folder of this command has been deleted, so relative paths cannot be resolved. Change to another folder (cd), or give absolute paths.";

/**
 * Makes absolute paths work when the working folder has been deleted. Threads and child processes cannot start in such a
 * folder, so they get an empty one: no relative path can then lead to another file of the same name.
 */
export function standSomewhere(): void {
  try {
    process.cwd();
    return;
  } catch {
    // The folder has been deleted.
  }
  try {
    const folder = mkdtempSync(join(tmpdir(), "cdf-upload-"));
    process.chdir(folder);
    process.once("exit", () => {
      try {
        rmdirSync(folder);
      } catch {
        // An empty folder stays behind, which does no harm.
      }
    });
  } catch {
    // Without a temporary folder, a thread or a process that needs a working folder reports that itself.
  }
  process.cwd = () => {
    throw new UsageError(GONE);
  };
}

/**
 * Checks that these paths can be resolved.
 *
 * @throws UsageError when one is relative and the working folder has been deleted.
 */
export function checkRelative(words: readonly (string | undefined)[]): void {
  const isRelative = (word: string | undefined): boolean =>
    word !== undefined && word !== "-" && !isAbsolute(word) && !/^https?:\/\//i.test(word);
  if (words.some(isRelative)) process.cwd();
}
