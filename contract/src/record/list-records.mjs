import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { RECORD } from "./merge-records.mjs";

/**
 * The folders below the root, two levels deep, that contain the record of a test run.
 *
 * @param {string} root
 * @returns {string[]} relative to the root
 */
export function listRecords(root) {
  const folders = (below) =>
    readdirSync(join(root, below), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== "node_modules" && !entry.name.startsWith("."))
      .map((entry) => join(below, entry.name));
  const workspaces = folders("").flatMap((folder) => [folder, ...folders(folder)]);
  return workspaces
    .map((folder) => join(folder, ".reports", "contract"))
    .filter((folder) => existsSync(join(root, folder, RECORD)));
}
