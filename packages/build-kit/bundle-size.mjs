// Measures the size of a bundle in a browser: bundled and minified by esbuild, gzipped per script as servers
// do. It is used for the budgets of core and uploader and for the table of the bench. The callers pass their
// own esbuild, so this file has no dependencies.
import { gzipSync } from "node:zlib";

/** The name of the entry script. */
export const PAGE = "<stdin>";

/**
 * @typedef {{minified: number, gzipped: number}} Size bytes
 * @typedef {{entryPoint?: string, imports: {path: string, kind: string, external?: boolean}[]}} Output
 * @typedef {{outputFiles?: {path: string, contents: Uint8Array}[] | undefined, metafile?: {outputs: Record<string, Output>} | undefined}} Built
 * @typedef {object} BundleOptions
 * @property {string} folder imports are resolved from here; paths of entry points are relative to it
 * @property {boolean} [splitting] false: one script that includes lazily loaded code
 * @property {Record<string, string>} [alias]
 * @property {string[]} [conditions]
 * @property {object[]} [plugins]
 */

/**
 * Bundles code as a web application does.
 *
 * @param {(options: any) => Promise<Built>} build of esbuild
 * @param {string} code exports the used names
 * @param {BundleOptions} options
 */
export async function bundlePage(build, code, { folder, splitting = true, ...options }) {
  const { outputFiles = [], metafile } = await build({
    stdin: { contents: code, resolveDir: folder, loader: "ts" },
    absWorkingDir: folder,
    bundle: true,
    splitting,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "es2023",
    legalComments: "none",
    logLevel: "silent",
    outdir: folder,
    ...options,
  });
  const outputs = new Map(
    Object.entries(metafile?.outputs ?? {}).map(([path, output]) => [nameOf(path), output]),
  );
  const sizes = outputFiles.map(({ path, contents }) => ({ name: nameOf(path), ...weigh(contents) }));
  /** @param {readonly string[]} entryPoints */
  const scriptsOf = (entryPoints) => {
    const found = new Set();
    for (const point of entryPoints) {
      const script = [...outputs].find(([, { entryPoint }]) => entryPoint === point);
      if (script === undefined) throw new Error(`No script begins with ${point}.`);
      addWithImports(outputs, script[0], found);
    }
    return found;
  };
  return {
    all: () => sum(sizes),
    /**
     * What these entry points load (PAGE, or files that are loaded later), without what was loaded before.
     *
     * @param {readonly string[]} entryPoints
     * @param {readonly string[]} [before]
     */
    loadedWith(entryPoints, before = []) {
      const [wanted, known] = [scriptsOf(entryPoints), scriptsOf(before)];
      return sum(sizes.filter(({ name }) => wanted.has(name) && !known.has(name)));
    },
    /**
     * How many scripts that is: one request each.
     *
     * @param {readonly string[]} entryPoints
     * @param {readonly string[]} [before]
     */
    requestsFor(entryPoints, before = []) {
      const [wanted, known] = [scriptsOf(entryPoints), scriptsOf(before)];
      return [...wanted].filter((name) => !known.has(name)).length;
    },
    /**
     * Everything except the scripts that these entry points load.
     *
     * @param {readonly string[]} entryPoints
     */
    others(entryPoints) {
      const known = scriptsOf(entryPoints);
      return sum(sizes.filter(({ name }) => !known.has(name)));
    },
  };
}

/**
 * The total of several sizes.
 *
 * @param {readonly Size[]} sizes
 * @returns {Size}
 */
export function sum(sizes) {
  const total = { minified: 0, gzipped: 0 };
  for (const { minified, gzipped } of sizes) {
    total.minified += minified;
    total.gzipped += gzipped;
  }
  return total;
}

/**
 * Prints the sizes next to their budgets (bytes, gzipped). With `--json` it prints the sizes alone. A size
 * over its budget makes the process fail.
 *
 * @param {Record<string, Size>} sizes
 * @param {Record<string, number>} budgets
 */
export function report(sizes, budgets) {
  const asJson = process.argv.includes("--json");
  if (asJson) console.log(JSON.stringify(sizes));
  else console.log(`${"".padEnd(50)}minified   gzipped    budget`);
  for (const [name, { minified, gzipped }] of Object.entries(sizes)) {
    const budget = budgets[name];
    const over = budget !== undefined && gzipped > budget;
    const columns = [minified, gzipped, budget ?? ""].map((bytes) => String(bytes).padStart(8)).join("  ");
    if (!asJson) console.log(`${name.padEnd(50)}${columns}${over ? "  over its budget" : ""}`);
    if (!over) continue;
    process.exitCode = 1;
    console.error(
      `"${name}" has ${gzipped} bytes, over its budget of ${budget}. Find out which code was added.`,
    );
  }
}

/**
 * Compares how many scripts are requested with how many may be. More make the process fail.
 *
 * @param {Record<string, {requests: number, limit: number}>} counts
 */
export function reportRequests(counts) {
  for (const [name, { requests, limit }] of Object.entries(counts)) {
    if (!process.argv.includes("--json")) console.log(`${name.padEnd(50)}${requests} of ${limit} requests`);
    if (requests <= limit) continue;
    process.exitCode = 1;
    console.error(
      `"${name}" takes ${requests} requests, and may take ${limit}. Find out which script was split.`,
    );
  }
}

/**
 * @param {Uint8Array} bytes
 * @returns {Size}
 */
function weigh(bytes) {
  return { minified: bytes.length, gzipped: gzipSync(bytes, { level: 9 }).length };
}

/**
 * Adds a script and everything that it imports statically.
 *
 * @param {ReadonlyMap<string, Output>} outputs
 * @param {string} name
 * @param {Set<unknown>} found
 */
function addWithImports(outputs, name, found) {
  if (found.has(name)) return;
  found.add(name);
  for (const { path, kind, external } of outputs.get(name)?.imports ?? []) {
    if (kind === "import-statement" && external !== true) addWithImports(outputs, nameOf(path), found);
  }
}

/** @param {string} path */
function nameOf(path) {
  return path.slice(path.lastIndexOf("/") + 1);
}
