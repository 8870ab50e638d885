import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listWorkspaces, readManifest, root } from "../steps/repository.mjs";
import { runCommand } from "../steps/run-command.mjs";
import { SetUpError } from "../steps/say.mjs";

/** The packages that are published. */
export const packages = listWorkspaces()
  .map((folder) => ({ folder, manifest: readManifest(join(root, folder)) }))
  .filter(({ manifest }) => manifest.private !== true);

/** The entries that a user can import. The command line has no such entry. */
export const entries = packages.flatMap(({ manifest }) =>
  Object.entries(manifest.exports)
    .filter(([, target]) => typeof target === "object")
    .map(([path]) => manifest.name + path.slice(1)),
);

/** Runs a command. Returns its standard output; throws an error with all of its output if it fails. */
export async function must(what, command, args, options) {
  const { code, output, stdout } = await runCommand(command, args, options);
  if (code === 0) return stdout.trim();
  throw new SetUpError(`${what}: ${command} ${args.join(" ")} ended with ${code}\n${output.trim()}`);
}

/** Packs every package into a folder. `check` gets each package with its tarball. Returns the tarballs. */
export async function pack(destination, check = async () => {}) {
  mkdirSync(destination, { recursive: true });
  for (const { folder, manifest } of packages) {
    const before = new Set(readdirSync(destination));
    await must(`Packing ${manifest.name}`, "pnpm", ["pack", "--pack-destination", destination], {
      cwd: join(root, folder),
    });
    const tarball = join(destination, readdirSync(destination).find((name) => !before.has(name)) ?? "");
    await check(manifest, tarball);
  }
  return readdirSync(destination).map((name) => join(destination, name));
}

/** Installs tarballs, and the other named packages, into a new folder. */
export async function install(consumer, tarballs, ...others) {
  mkdirSync(consumer);
  writeFileSync(
    join(consumer, "package.json"),
    '{ "name": "consumer", "private": true, "type": "module" }\n',
  );
  // A user's npm does not enforce engines by default. Helpers of Uppy declare a newer Node, but run in
  // browsers.
  const plain = ["--no-audit", "--no-fund", "--ignore-scripts", "--engine-strict=false"];
  const args = ["install", "--prefer-offline", ...plain, ...tarballs, ...others];
  await must("Installing the packed packages", "npm", args, { cwd: consumer });
}

/** A module that imports every entry. */
export const importAllModule = `
for (const entry of ${JSON.stringify(entries)}) {
  const names = Object.keys(await import(entry));
  if (names.length === 0) throw new Error(entry + " exports nothing");
}
`;
