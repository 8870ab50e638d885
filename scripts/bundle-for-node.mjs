/**
 * Builds what Node loads of a package: few files instead of hundreds. `node ../../scripts/bundle-for-node.mjs` in its folder, after tsc.
 *
 * Node reads, parses and links modules one by one: the 180 of the uploader and its client cost 70 ms and 5 MiB before the first
 * byte; bundled they cost 22 ms. Entries share their chunks, so that a class exists once, and what is imported late stays a file
 * of its own. Other packages are not taken in. Browsers' bundlers get tsc's modules, which they cut better to what is used.
 *
 * An entry takes part by a condition `node` in the package's "exports".
 */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const folder = process.cwd();
const { name, exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const outdir = join(folder, "dist/bundled");
const entryPoints = Object.values(exports)
  .filter((target) => target.node !== undefined)
  .map((target) => {
    const source = target["@cdf-multipart/source"];
    const wanted = source.replace("./src/", "./dist/bundled/").replace(/\.ts$/, ".js");
    if (target.node !== wanted)
      throw new Error(`${name}: the condition "node" of ${source} is ${target.node}; it must be ${wanted}.`);
    return join(folder, source);
  });

rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints,
  outdir,
  outbase: join(folder, "src"),
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  packages: "external",
  format: "esm",
  platform: "node",
  target: "node20.19",
  sourcemap: true,
  sourcesContent: false,
  logLevel: "warning",
});
