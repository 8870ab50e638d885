// The packages as npm installs them: files, not links into pnpm's workspace.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildCommandLine } from "../steps/build.mjs";
import { listWorkspaces, readManifest, root } from "../steps/repository.mjs";
import { runCommand } from "../steps/run-command.mjs";
import { SetUpError } from "../steps/say.mjs";

/** The folders of a workspace and of its dependencies in this repository. */
function needsOf(folder, found = new Set()) {
  const folders = new Map(listWorkspaces().map((one) => [readManifest(join(root, one)).name, one]));
  found.add(folder);
  for (const name of Object.keys(readManifest(join(root, folder)).dependencies ?? {})) {
    const needed = folders.get(name);
    if (needed !== undefined && !found.has(needed)) needsOf(needed, found);
  }
  return found;
}

/**
 * Builds, packs and installs the command in a folder.
 *
 * @returns {Promise<{ modules: string, command: string, tarballs: Record<string, string> }>} the folder
 *   `node_modules`, the file that npm links as the command, and the tarballs by the name of their package
 */
export async function installCommand(folder) {
  await buildCommandLine();
  const tarballs = join(folder, "tarballs");
  mkdirSync(tarballs, { recursive: true });
  const folders = [...needsOf("packages/cli")];
  for (const name of folders) await must("pnpm", ["pack", "--pack-destination", tarballs], join(root, name));
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  const files = readdirSync(tarballs).map((name) => join(tarballs, name));
  await must("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...files], folder);
  const modules = join(folder, "node_modules");
  const { name, bin } = readManifest(join(root, "packages/cli"));
  const packed = folders.map((one) => readManifest(join(root, one)));
  return {
    modules,
    command: join(modules, name, bin["cdf-upload"]),
    tarballs: Object.fromEntries(packed.map((one) => [one.name, `file:${join(tarballs, tarballOf(one))}`])),
  };
}

/** The name that npm and pnpm give the packed file. */
function tarballOf({ name, version }) {
  return `${name.replace("@", "").replace("/", "-")}-${version}.tgz`;
}

async function must(command, args, cwd) {
  const { code, output } = await runCommand(command, args, { cwd });
  if (code !== 0) throw new SetUpError(`${command} ${args.join(" ")} ended with ${code}:\n${output.trim()}`);
}
