import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root folder of this checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The folder of tools that the scripts install for themselves: pnpm, its cache, a substitute home folder. */
export const toolsFolder = join(root, ".tools");

/** @returns {any} the parsed package.json */
export function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

/**
 * The workspaces of pnpm-workspace.yaml, as folders relative to the root. It does not use a YAML parser,
 * because it runs before anything is installed: the file lists its packages as `  - folder` or
 * `  - folder/*`.
 */
export function listWorkspaces(from = root) {
  const lines = readFileSync(join(from, "pnpm-workspace.yaml"), "utf8").split("\n");
  const start = lines.indexOf("packages:");
  if (start === -1) throw new Error("pnpm-workspace.yaml has no line `packages:`.");
  const patterns = [];
  for (const line of lines.slice(start + 1)) {
    const entry = /^\s+-\s+["']?([^"'\s]+)["']?\s*$/.exec(line);
    if (entry === null) break;
    patterns.push(entry[1]);
  }
  return patterns.flatMap((pattern) => expand(from, pattern)).sort();
}

function expand(from, pattern) {
  if (!pattern.endsWith("/*")) return hasManifest(join(from, pattern)) ? [pattern] : [];
  const parent = pattern.slice(0, -2);
  return listFolders(join(from, parent))
    .map((name) => `${parent}/${name}`)
    .filter((folder) => hasManifest(join(from, folder)));
}

function listFolders(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}

function hasManifest(folder) {
  try {
    readManifest(folder);
    return true;
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return false;
    throw new Error(`${join(folder, "package.json")} cannot be read: ${error.message}`);
  }
}
