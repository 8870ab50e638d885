// The packages as npm installs them: files, not the links of pnpm's workspace.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildCommandLine } from "../steps/build.mjs";
import { listWorkspaces, readManifest, root } from "../steps/repository.mjs";
import { runCommand } from "../steps/run-command.mjs";
import { SetUpError } from "../steps/say.mjs";

/** The folders of a workspace and of all that it needs of this repository. */
function needsOf(folder, found = new Set()) {
  const folders = new Map(listWorkspaces().map((one) => [readManifest(join(root, one)).name, one]));
  found.add(folder);
  for (const name of Object.keys(readManifest(join(root, folder)).dependencies ?? {})) {
    const needed = folders.get(name);
    if (needed !== undefined && !found.has(needed)) needsOf(needed, found);
  }
  return found;
}

/** Builds, packs and installs the command in a folder. @returns {Promise<string>} the folder of its `node_modules` */
export async function installCommand(folder) {
  await buildCommandLine();
  const tarballs = join(folder, "tarballs");
  mkdirSync(tarballs, { recursive: true });
  for (const name of needsOf("packages/cli"))
    await must("pnpm", ["pack", "--pack-destination", tarballs], join(root, name));
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  const files = readdirSync(tarballs).map((name) => join(tarballs, name));
  await must("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...files], folder);
  return join(folder, "node_modules");
}

async function must(command, args, cwd) {
  const { code, output } = await runCommand(command, args, { cwd });
  if (code !== 0) throw new SetUpError(`${command} ${args.join(" ")} ended with ${code}:\n${output.trim()}`);
}
