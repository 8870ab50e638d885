import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashContents } from "./fingerprint.mjs";
import { listWorkspaces, root } from "./repository.mjs";
import { runCommand } from "./run-command.mjs";
import { SetUpError, say } from "./say.mjs";

const stamp = join(root, "node_modules", ".installed-from");

/** Installs what the lockfile says, unless that is what lies in node_modules already. */
export async function installDependencies() {
  const wanted = hashInputs();
  if (isInstalled(wanted)) return;
  say("Installing the dependencies");
  const { code, output } = await runCommand("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"]);
  if (code !== 0) {
    throw new SetUpError(
      `The dependencies could not be installed (pnpm install --frozen-lockfile ended with ${code}):\n${output.trim()}`,
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

/** Everything that decides what an install puts down; another Node or system may take other binaries. */
function hashInputs() {
  const manifests = ["", ...listWorkspaces()].map((folder) => join(folder, "package.json"));
  const contents = hashContents(root, ["pnpm-lock.yaml", "pnpm-workspace.yaml", ".npmrc", ...manifests]);
  return `${contents} ${process.platform} ${process.arch} node ${process.versions.node.split(".")[0]}`;
}
