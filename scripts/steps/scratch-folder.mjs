import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fail } from "./say.mjs";

/**
 * Runs a script in a new temporary folder, which is removed at the end, and ends the script on an error as
 * {@link fail} does.
 *
 * @param {string} name part of the name of the folder
 * @param {(folder: string) => Promise<void>} main
 */
export async function runInScratchFolder(name, main) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `cdf-multipart-${name}-`)));
  try {
    await main(folder);
  } catch (error) {
    fail(error);
  } finally {
    // Processes that were just killed can still write for a moment.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
