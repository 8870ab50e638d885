// Number of packages and bytes that a package installs, found by following its dependencies on disk.
import { existsSync } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * @param {readonly string[]} names
 * @param {string} from the folder from which they are resolved
 * @returns {Promise<{ packages: number, bytes: number }>} including the named packages
 */
export async function installedSize(names, from) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const name of names) await visit(name, from, sizes);
  return { packages: sizes.size, bytes: [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0) };
}

/** @param {string} name @param {string} from @param {Map<string, number>} sizes by real folder */
async function visit(name, from, sizes) {
  const found = await locate(name, from);
  // An optional dependency for another platform is not installed.
  if (found === undefined || sizes.has(found)) return;
  sizes.set(found, 0);
  const manifest = JSON.parse(await readFile(join(found, "package.json"), "utf8"));
  sizes.set(
    found,
    await folderSize(
      found,
      manifest.files !== undefined && !found.includes("node_modules") ? manifest.files : undefined,
    ),
  );
  const dependencies = { ...manifest.dependencies, ...manifest.optionalDependencies };
  for (const dependency of Object.keys(dependencies)) await visit(dependency, found, sizes);
}

/** @param {string} name @param {string} from @returns {Promise<string | undefined>} real path of the package's folder */
async function locate(name, from) {
  for (let at = from; ; at = dirname(at)) {
    const candidate = join(at, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return realpath(candidate);
    if (dirname(at) === at) return undefined;
  }
}

/**
 * @param {string} folder
 * @param {readonly string[] | undefined} published for a workspace: the files of its package
 * @returns {Promise<number>}
 */
async function folderSize(folder, published) {
  const names = published ?? (await readdir(folder)).filter((name) => name !== "node_modules");
  let bytes = 0;
  for (const name of published === undefined ? names : [...names, "package.json"]) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    const info = await stat(path);
    bytes += info.isDirectory() ? await folderSize(path, undefined) : info.size;
  }
  return bytes;
}
