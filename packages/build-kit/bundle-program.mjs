#!/usr/bin/env node
/**
 * Bundles a program for Node into one CommonJS file, with all packages that it imports. Run
 * `bundle-program SOURCE OUTPUT [--external PACKAGE]` in the folder of its package, after tsc.
 *
 * Node reads, parses and links modules one by one: the 250 modules of a small upload cost 110 ms of CPU time. In
 * one file they cost 40 ms. CommonJS starts 15 ms sooner than an ES module. Modules behind `import()` stay lazy:
 * they are compiled when they run. External packages are imported when they are needed.
 *
 * `import.meta.url` becomes the URL of the output. The licences of the bundled packages are written next to it,
 * to `licences.txt`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { build } from "esbuild";

const [, , source, output, ...rest] = process.argv;
if (source === undefined || output === undefined)
  throw new Error("usage: bundle-program SOURCE OUTPUT [--external PACKAGE]");
const external = rest.filter((word) => word !== "--external");

/** Commander can start other programs as its commands. Ours are modules, and `node:child_process` takes 5 ms to load. */
const commanderStartsNothing = {
  name: "commander-starts-nothing",
  setup(builder) {
    const namespace = "nothing";
    builder.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes("/node_modules/commander/") ? { path: "child-process", namespace } : undefined,
    );
    builder.onLoad({ filter: /.*/, namespace }, () => ({ contents: "exports.spawn = undefined;" }));
  },
};

/** Packages create an `Intl.Segmenter` when they are loaded, which takes 20 ms. They use it for few texts. */
const lateSegmenter = {
  name: "late-segmenter",
  setup(builder) {
    builder.onLoad({ filter: /\/node_modules\/(string-width|wrap-ansi)\/index\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(
        /^const segmenter = new Intl\.Segmenter\(\);$/m,
        "let made; const segmenter = { segment: text => (made ??= new Intl.Segmenter()).segment(text) };",
      ),
    }));
  },
};

/**
 * core names its modules for proxies by a variable, so that bundlers for pages leave them out. In a program they are
 * needed, and stay lazy.
 */
const namedImports = {
  name: "named-imports",
  setup(builder) {
    builder.onLoad({ filter: /\/core\/dist\/bundled\/.*\.js$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const [, load] = /function (\w+)\(name\) \{\s+return import\(/.exec(text) ?? [];
      if (load === undefined) return undefined;
      return { contents: text.replaceAll(new RegExp(`\\b${load}\\("([\\w-]+)"\\)`, "g"), 'import("$1")') };
    });
  },
};

/**
 * Importing `node:process` reads all its properties, including `title`. Node for Windows ends with a failed
 * assertion there if the console has an empty title, as in some SSH sessions.
 */
const globalProcess = {
  name: "global-process",
  setup(builder) {
    const namespace = "process";
    builder.onResolve({ filter: /^(node:)?process$/ }, () => ({ path: "process", namespace }));
    builder.onLoad({ filter: /.*/, namespace }, () => ({
      contents: "export default process; export const { argv, env, stderr, stdout } = process;",
    }));
  },
};

const { metafile } = await build({
  entryPoints: [source],
  outfile: output,
  bundle: true,
  metafile: true,
  external,
  format: "cjs",
  platform: "node",
  target: "node20.19",
  // Shorter to read and to compile, and names in stack traces stay as they are.
  minifyWhitespace: true,
  legalComments: "none",
  banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
  plugins: [commanderStartsNothing, lateSegmenter, namedImports, globalProcess],
  define: { "import.meta.url": "importMetaUrl" },
  // A package without side effects that imports a chunk for them: its bundle has them in order already.
  logOverride: { "ignored-bare-import": "silent" },
  logLevel: "warning",
});

const bundled = readFileSync(output, "utf8");
const title = /\b__toESM\(require\("(node:)?process"/.exec(bundled);
if (title !== null) throw new Error(`${output} reads the title of the console: ${title[0]}`);
const open = /\bimport\((?!")[^)]{0,80}/.exec(bundled);
if (open !== null)
  throw new Error(`${output} imports by a variable, so a module is missing in it: ${open[0]}`);

/** The folder of the package that contains a file, if it is not one of this repository. */
function foreignPackage(file) {
  const place = file.lastIndexOf("node_modules/");
  if (place < 0) return undefined;
  const [first, second] = file.slice(place + "node_modules/".length).split("/");
  return file.slice(0, place) + join("node_modules", first.startsWith("@") ? `${first}/${second}` : first);
}

function licenceOf(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[cs]e(\.\w+)?$/i.test(one));
  const by = typeof author === "string" ? author : author?.name;
  const text =
    file === undefined
      ? `Licence: ${license}${by === undefined ? "" : `. ${by}`}`
      : readFileSync(join(folder, file), "utf8");
  return `${name} ${version}\n\n${text.trim()}\n`;
}

const folders = Object.keys(metafile.inputs)
  .map((file) => resolve(file))
  .map(foreignPackage)
  .filter((folder) => folder !== undefined && existsSync(join(folder, "package.json")));
const texts = [...new Set(folders)].map(licenceOf).sort();
writeFileSync(join(dirname(output), "licences.txt"), texts.join(`\n${"-".repeat(72)}\n\n`));
