// Checks the packages as users get them: packed, checked by publint and attw, installed with npm into an
// empty folder, imported in plain Node, and compiled against with skipLibCheck off. The command line is
// installed with `npm i -g`, and its bin, help and manual page are checked.
//
// Usage: node scripts/check-packed.mjs [--keep <folder for the tarballs>]
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildAll } from "./steps/build.mjs";
import { listWorkspaces, readManifest, root } from "./steps/repository.mjs";
import { runCommand } from "./steps/run-command.mjs";
import { fail, SetUpError } from "./steps/say.mjs";

/** A release keeps the tarballs that were proved. */
const { values } = parseArgs({ options: { keep: { type: "string" } } });

const packages = listWorkspaces()
  .map((folder) => ({ folder, manifest: readManifest(join(root, folder)) }))
  .filter(({ manifest }) => manifest.private !== true);

/** The entries that a user can import. The command line has none. */
const entries = packages.flatMap(({ manifest }) =>
  Object.entries(manifest.exports)
    .filter(([, target]) => typeof target === "object")
    .map(([path]) => manifest.name + path.slice(1)),
);

async function must(what, command, args, options) {
  const { code, output, stdout } = await runCommand(command, args, options);
  if (code === 0) return stdout.trim();
  throw new SetUpError(`${what}: ${command} ${args.join(" ")} ended with ${code}\n${output.trim()}`);
}

async function pack(destination) {
  mkdirSync(destination, { recursive: true });
  for (const { folder, manifest } of packages) {
    const before = new Set(readdirSync(destination));
    await must(`Packing ${manifest.name}`, "pnpm", ["pack", "--pack-destination", destination], {
      cwd: join(root, folder),
    });
    const tarball = join(destination, readdirSync(destination).find((name) => !before.has(name)) ?? "");
    await must(`${manifest.name} checked by publint`, "publint", ["--strict", tarball]);
    if (entries.some((entry) => entry.startsWith(manifest.name))) {
      const data = Object.keys(manifest.exports).filter((path) => /\.ya?ml$/.test(path));
      const exclude = data.length === 0 ? [] : ["--exclude-entrypoints", ...data];
      await must(`The types of ${manifest.name}`, "attw", [tarball, "--profile", "esm-only", ...exclude]);
    }
  }
  return readdirSync(destination).map((name) => join(destination, name));
}

async function install(consumer, tarballs) {
  mkdirSync(consumer);
  writeFileSync(
    join(consumer, "package.json"),
    '{ "name": "consumer", "private": true, "type": "module" }\n',
  );
  // A user's npm does not enforce engines by default. Helpers of Uppy declare a newer Node, but run in
  // browsers.
  const plain = ["--no-audit", "--no-fund", "--ignore-scripts", "--engine-strict=false"];
  const args = ["install", "--prefer-offline", ...plain, ...tarballs];
  await must("Installing the packed packages", "npm", args, { cwd: consumer });
}

async function importAll(consumer) {
  const script = `
    for (const entry of ${JSON.stringify(entries)}) {
      const names = Object.keys(await import(entry));
      if (names.length === 0) throw new Error(entry + " exports nothing");
    }`;
  writeFileSync(join(consumer, "import-all.mjs"), script);
  await must("Importing every entry in plain Node", process.execPath, ["import-all.mjs"], { cwd: consumer });
}

async function compile(consumer) {
  copyFileSync(join(root, "scripts/packed/consumer.ts"), join(consumer, "consumer.ts"));
  mkdirSync(join(consumer, "node_modules/@types"), { recursive: true });
  for (const name of ["node"]) {
    symlinkSync(join(root, "node_modules/@types", name), join(consumer, "node_modules/@types", name));
  }
  const modes = [
    ["--module", "nodenext"],
    ["--module", "esnext", "--moduleResolution", "bundler"],
  ];
  for (const mode of modes) {
    const strict = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false"];
    const libraries = ["--target", "es2022", "--lib", "es2023,dom,dom.iterable", "--types", "node"];
    const args = [...strict, ...libraries, ...mode, "consumer.ts"];
    const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
    await must("Compiling against the packed types", process.execPath, [compiler, ...args], {
      cwd: consumer,
    });
  }
}

/** Installs the command line as a user does (`npm i -g`), into its own folder. */
async function installForAll(prefix, tarballs) {
  const plain = ["--no-audit", "--no-fund", "--ignore-scripts", "--engine-strict=false", "--prefer-offline"];
  await must("Installing the command line globally", "npm", [
    "install",
    "--global",
    ...["--prefix", prefix, ...plain, ...tarballs],
  ]);
  const bin = join(prefix, "bin", "cdf-upload");
  const wanted = packages.find(({ manifest }) => manifest.bin !== undefined)?.manifest.version;
  const found = await must("Starting the bin", bin, ["--version"]);
  if (found !== wanted)
    throw new SetUpError(`cdf-upload --version says ${found}, its package.json ${wanted}.`);
  const help = await must("Printing the help of the bin", bin, ["--help"]);
  if (!help.startsWith("Usage: cdf-upload")) throw new SetUpError(`cdf-upload --help says ${help}`);
  await uploadWith(bin, prefix);
  const page = readFileSync(join(prefix, "share", "man", "man1", "cdf-upload.1"), "utf8");
  if (!page.startsWith(".TH CDF-UPLOAD 1"))
    throw new SetUpError(`The manual page begins with ${page.slice(0, 80)}`);
}

/** An upload that needs every file of the package that is not part of its bundle: worker, child processes, report. */
async function uploadWith(bin, folder) {
  const [file, report] = [join(folder, "two-mebibytes.bin"), join(folder, "report.html")];
  writeFileSync(file, Buffer.alloc(2 ** 21, 7));
  const args = [file, "--emulator", "--sha256", "--report", report];
  const said = await must("Uploading with the bin", bin, args);
  if (!/in 1 part, .*SHA-256 [0-9a-f]{64}\nDownloaded and compared byte for byte: identical/.test(said))
    throw new SetUpError(`cdf-upload ${args.join(" ")} says ${said}`);
  if (!readFileSync(report, "utf8").includes("<script>")) throw new SetUpError("The report has no script.");
}

async function main(folder) {
  await buildAll();
  const consumer = join(folder, "consumer");
  const tarballs = await pack(values.keep ?? join(folder, "tarballs"));
  await install(consumer, tarballs);
  await importAll(consumer);
  await compile(consumer);
  await installForAll(join(folder, "global"), tarballs);
  process.stdout.write(`${packages.length} packages packed, installed and used; ${entries.length} entries\n`);
}

const folder = mkdtempSync(join(tmpdir(), "cdf-multipart-packed-"));
try {
  await main(folder);
} catch (error) {
  fail(error);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
