import { readFileSync } from "node:fs";

/**
 * The files of this package that are opened by their paths: read, or run. They are named here alone, relative
 * to the folder of the program: a bundle has one location for all of its modules.
 */
const HERE: string = import.meta.url;

/** The program itself, which `--emulator` starts a second time. */
export const MAIN_PROGRAM: URL = new URL("./start.cjs", HERE);
/** Runs on a thread: computes hashes. */
export const HASH_WORKER: URL = new URL("./hash/hash-worker.js", HERE);
/** Runs in a process: compares stored files with the originals. */
export const COMPARE_CHILD: URL = new URL("./emulator/compare-child.js", HERE);
/** The script that each report embeds. */
export const REPORT_SCRIPT: URL = new URL("./report/page.js", HERE);

/** The version of this package. */
export function readVersion(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(new URL("../package.json", HERE), "utf8"));
  return manifest.version;
}
