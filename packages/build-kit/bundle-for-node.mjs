#!/usr/bin/env node
/**
 * Bundles a package for Node: a few files instead of hundreds. Run `bundle-for-node` in its folder, after
 * tsc.
 *
 * Node reads, parses and links modules one by one. The 180 modules of the uploader and its client cost 70 ms
 * and 5 MiB before the first byte; bundled they cost 22 ms. Entries share their chunks, so that each class
 * exists once. Dynamic imports stay separate files. Other packages are not bundled. Bundlers for browsers get
 * tsc's modules, because they can remove unused code better from these.
 *
 * Entries with a condition `node` in the package's "exports" are bundled.
 *
 * openapi-fetch is bundled with light stand-ins for two web classes. The first use of `Headers` or `FormData`
 * loads Node's whole fetch, 9 MiB and 30 ms, although core sends over `node:http`.
 */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";

const folder = process.cwd();
const { name, exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
/** Tests pass another output folder. */
const [, , elsewhere] = process.argv;
const outdir = elsewhere ?? join(folder, "dist/bundled");
const entryPoints = Object.values(exports)
  .filter((target) => target.node !== undefined)
  .map((target) => {
    const source = target["@cdf-multipart/source"];
    const wanted = source.replace(/^\.\/(src|generated)\//, "./dist/bundled/").replace(/\.ts$/, ".js");
    if (target.node !== wanted)
      throw new Error(`${name}: the condition "node" of ${source} is ${target.node}; it must be ${wanted}.`);
    return join(folder, source);
  });

/**
 * Stand-ins for `Headers` and `FormData` as openapi-fetch uses them. A caller may pass the real ones. They
 * are recognised by their methods, because `instanceof` would load them.
 */
const STAND_INS = `
class Headers {
  #values = new Map();
  static [Symbol.hasInstance](value) {
    return typeof value?.append === "function" && typeof value.getSetCookie === "function";
  }
  get(name) { return this.#values.get(name.toLowerCase()) ?? null; }
  set(name, value) { this.#values.set(name.toLowerCase(), String(value)); }
  delete(name) { this.#values.delete(name.toLowerCase()); }
  append(name, value) {
    const before = this.get(name);
    this.set(name, before === null ? value : before + ", " + value);
  }
  getSetCookie() { return []; }
  entries() { return this.#values.entries(); }
  [Symbol.iterator]() { return this.entries(); }
}
const FormData = {
  [Symbol.hasInstance]: (value) => Object.prototype.toString.call(value) === "[object FormData]",
};
`;

const lightFetchClient = {
  name: "light-fetch-client",
  setup(builder) {
    const namespace = "light";
    builder.onResolve({ filter: /^openapi-fetch$/ }, ({ path, resolveDir }) => ({
      path,
      namespace,
      pluginData: createRequire(join(resolveDir, "index.js"))
        .resolve(path)
        .replace(/\.cjs$/, ".mjs"),
    }));
    builder.onLoad({ filter: /.*/, namespace }, ({ pluginData }) => ({
      contents: `/*! openapi-fetch, MIT License, Copyright (c) Drew Powers */${STAND_INS}${readFileSync(pluginData, "utf8")}`,
      loader: "js",
    }));
  },
};

rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints,
  outdir,
  outbase: join(folder, existsSync(join(folder, "src")) ? "src" : "generated"),
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  packages: "external",
  plugins: [lightFetchClient],
  format: "esm",
  platform: "node",
  target: "node20.19",
  sourcemap: true,
  sourcesContent: false,
  logLevel: "warning",
});
