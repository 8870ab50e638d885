/**
 * Measures what uploading costs a page: client and uploader bundled and minified by esbuild, gzipped as servers do, chunk by
 * chunk. Three figures: what is loaded with the page; what is loaded when the first upload of a file begins, which is all that it
 * takes to its end; and what is loaded only for what else it can do. Fails when one is over its budget, or when anything of Node
 * can be reached. `--json` prints the figures alone.
 */
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** Bytes, gzipped. */
const BUDGETS = {
  "loaded with the page": 12_000,
  "loaded when an upload begins": 34_800,
  "loaded when it is asked for": 12_000,
};

/** What every upload of a file loads when it begins. */
const BEGINNING = ["src/browser/browser-machine.ts", "../core/src/client/operations.ts"];

/** Loaded by Node alone: no page ever asks for it. */
const FOR_NODE = ["../core/src/http/process-wire.ts"];

const PAGE =
  'export { createFilesClient } from "@cdf-multipart/core"; export { upload } from "./src/browser/index.ts";';

/** Leaves the client out: what it weighs is measured in its own package. */
const withoutCore = {
  name: "without-core",
  setup(bundle) {
    bundle.onResolve({ filter: /^@cdf-multipart\/core$/ }, ({ path }) => ({ path, external: true }));
  },
};

async function bundle(contents, options = {}) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "es2023",
    conditions: ["@cdf-multipart/source"],
    legalComments: "none",
    outdir: "/",
    ...options,
  });
  const sizes = new Map(
    outputFiles.map(({ path, contents: bytes }) => [path.replace(/^\//, ""), weigh(bytes)]),
  );
  const closure = (...points) => {
    const found = new Set();
    for (const [name, { entryPoint }] of Object.entries(metafile.outputs))
      if (points.includes(entryPoint)) withStaticImports(metafile.outputs, name, found);
    return found;
  };
  const page = closure("<stdin>");
  const begun = closure(...BEGINNING);
  const node = closure(...FOR_NODE);
  const loads = (wanted) => sum([...sizes].filter(([path]) => wanted(path)));
  return {
    page: loads((path) => page.has(path)),
    begun: loads((path) => begun.has(path) && !page.has(path)),
    asked: loads((path) => !begun.has(path) && !page.has(path) && !node.has(path)),
  };
}

function weigh(bytes) {
  return { minified: bytes.length, gzipped: gzipSync(bytes, { level: 9 }).length };
}

/** A chunk and all that it cannot do without. */
function withStaticImports(outputs, name, found = new Set()) {
  const key = Object.keys(outputs).find((path) => path === name || path.endsWith(`/${name}`));
  if (key === undefined || found.has(base(key))) return found;
  found.add(base(key));
  for (const { path, kind } of outputs[key].imports) {
    if (kind === "import-statement") withStaticImports(outputs, path, found);
  }
  return found;
}

const base = (path) => path.split("/").at(-1);

function sum(sizes) {
  return sizes.reduce(
    (total, [, { minified, gzipped }]) => ({
      minified: total.minified + minified,
      gzipped: total.gzipped + gzipped,
    }),
    { minified: 0, gzipped: 0 },
  );
}

const whole = await bundle(PAGE);
const uploader = await bundle('export { upload } from "./src/browser/index.ts";', { plugins: [withoutCore] });
const both = ({ page, begun }) =>
  sum([
    ["", page],
    ["", begun],
  ]);
const sizes = {
  "loaded with the page": whole.page,
  "loaded when an upload begins": whole.begun,
  "  both, that is: an upload": both(whole),
  "  of these the uploader": both(uploader),
  "loaded when it is asked for": whole.asked,
};

const asJson = process.argv.includes("--json");
if (asJson) console.log(JSON.stringify(sizes));
else console.log(`${"".padEnd(40)}minified   gzipped    budget`);
for (const [name, { minified, gzipped }] of Object.entries(sizes)) {
  const budget = BUDGETS[name];
  const over = budget !== undefined && gzipped > budget;
  if (over) process.exitCode = 1;
  const columns = [minified, gzipped, budget ?? ""].map((bytes) => String(bytes).padStart(8)).join("  ");
  if (!asJson) console.log(`${name.padEnd(40)}${columns}${over ? "  over its budget" : ""}`);
}
if (process.exitCode === 1) {
  console.error(
    "The page has outgrown a budget of packages/uploader/scripts/check-size.mjs: see what came in.",
  );
}
