import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashContents } from "./fingerprint.mjs";
import { listWorkspaces, root } from "./repository.mjs";
import { runCommand } from "./run-command.mjs";
import { SetUpError, say } from "./say.mjs";

const stamp = join(root, "node_modules", ".installed-from");

/** Installs the dependencies of the lockfile, unless node_modules is up to date. */
export async function installDependencies() {
  const wanted = hashInputs();
  if (isInstalled(wanted)) return;
  say("Installing the dependencies");
  const { code, output } = await runCommand("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"]);
  if (code !== 0) {
    throw new SetUpError(
      `Could not install the dependencies (pnpm install --frozen-lockfile ended with ${code}):\n${output.trim()}`,
    );
  }
  writeFileSync(stamp, wanted);
}

function isInstalled(wanted) {
  const folders = listWorkspaces().map((folder) => join(root, folder, "node_modules"));
  return (
    folders.every((folder) => existsSync(folder)) &&
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === wanted
  );
}

/**
 * A hash of everything that determines the result of an install, including Node and system (for binaries).
 */
function hashInputs() {
  const manifests = ["", ...listWorkspaces()].map((folder) => join(folder, "package.json"));
  const contents = hashContents(root, ["pnpm-lock.yaml", "pnpm-workspace.yaml", ".npmrc", ...manifests]);
  return `${contents} ${process.platform} ${process.arch} node ${process.versions.node.split(".")[0]}`;
}
