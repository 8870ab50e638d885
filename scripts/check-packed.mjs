// Checks the packages in the form that users get: packed, checked by publint and attw, installed with npm
// into an empty folder, imported in plain Node, and compiled against with skipLibCheck off. The command line
// is installed with `npm i -g`, and its bin, help and manual page are checked.
//
// Usage: node scripts/check-packed.mjs [--keep <folder for the tarballs>]
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { entries, importAllModule, install, must, pack, packages } from "./packed/pack.mjs";
import { buildAll } from "./steps/build.mjs";
import { root } from "./steps/repository.mjs";
import { runCommand } from "./steps/run-command.mjs";
import { SetUpError } from "./steps/say.mjs";
import { runInScratchFolder } from "./steps/scratch-folder.mjs";

/** A release keeps the verified tarballs. */
const { values } = parseArgs({ options: { keep: { type: "string" } } });

async function check(manifest, tarball) {
  await must(`${manifest.name} checked by publint`, "publint", ["--strict", tarball]);
  if (entries.some((entry) => entry.startsWith(manifest.name))) {
    const data = Object.keys(manifest.exports).filter((path) => /\.(ya?ml|css)$/.test(path));
    const exclude = data.length === 0 ? [] : ["--exclude-entrypoints", ...data];
    await must(`The types of ${manifest.name}`, "attw", [tarball, "--profile", "esm-only", ...exclude]);
  }
}

async function importAll(consumer) {
  writeFileSync(join(consumer, "import-all.mjs"), importAllModule);
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
  await findFleetWith(bin);
  const page = readFileSync(join(prefix, "share", "man", "man1", "cdf-upload.1"), "utf8");
  if (!page.startsWith(".TH CDF-UPLOAD 1"))
    throw new SetUpError(`The manual page begins with ${page.slice(0, 80)}`);
}

/**
 * Runs an upload that needs every file of the package that is not part of its bundle: worker, child
 * processes, report.
 */
async function uploadWith(bin, folder) {
  const [file, report] = [join(folder, "two-mebibytes.bin"), join(folder, "report.html")];
  writeFileSync(file, Buffer.alloc(2 ** 21, 7));
  const args = [file, "--emulator", "--sha256", "--report", report];
  const said = await must("Uploading with the bin", bin, args);
  if (!/^stored .*\(downloaded and compared byte for byte: identical, SHA-256 [0-9a-f]{64}\)$/m.test(said))
    throw new SetUpError(`cdf-upload ${args.join(" ")} says ${said}`);
  if (!readFileSync(report, "utf8").includes("<script>")) throw new SetUpError("The report has no script.");
}

/** The package of the fleet is not part of the bundle: a command of the fleet asks for its settings only when it has found it. */
async function findFleetWith(bin) {
  const env = { ...process.env, CDF_FLEET_BROKER: "" };
  const { code, output } = await runCommand(bin, ["fleet", "status"], { env });
  if (code !== 3 || !output.includes("CDF_FLEET_BROKER is not set"))
    throw new SetUpError(`cdf-upload fleet status ended with ${code}: ${output}`);
}

async function main(folder) {
  await buildAll();
  const consumer = join(folder, "consumer");
  const tarballs = await pack(values.keep ?? join(folder, "tarballs"), check);
  await install(consumer, tarballs);
  await importAll(consumer);
  await compile(consumer);
  await installForAll(join(folder, "global"), tarballs);
  process.stdout.write(`${packages.length} packages packed, installed and used; ${entries.length} entries\n`);
}

await runInScratchFolder("packed", main);
