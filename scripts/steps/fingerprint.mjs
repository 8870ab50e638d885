import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * One hash of the names and contents of files and folders (relative to `base`, with subfolders). Missing
 * files count too, so a deleted file changes the hash.
 *
 * @param {string} base
 * @param {readonly string[]} paths
 * @returns {string} hex SHA-256
 */
export function hashContents(base, paths) {
  const hash = createHash("sha256");
  for (const path of listFiles(base, paths)) {
    hash.update(`${path}\0`);
    try {
      hash.update(
        createHash("sha256")
          .update(readFileSync(join(base, path)))
          .digest(),
      );
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
      hash.update("absent");
    }
  }
  return hash.digest("hex");
}

/** Like `hashContents`, but of names and sizes only: enough to detect an incomplete build output. */
export function hashSizes(base, paths) {
  const hash = createHash("sha256");
  for (const path of listFiles(base, paths)) {
    const size = statSync(join(base, path), { throwIfNoEntry: false })?.size ?? -1;
    hash.update(`${path}\0${size}\0`);
  }
  return hash.digest("hex");
}

function listFiles(base, paths) {
  return [...paths].sort().flatMap((path) => {
    const stat = statSync(join(base, path), { throwIfNoEntry: false });
    if (stat === undefined || !stat.isDirectory()) return [path];
    return readdirSync(join(base, path), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(base.length + 1))
      .sort();
  });
}
