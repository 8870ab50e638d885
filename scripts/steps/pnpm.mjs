import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pnpmScript } from "./program.mjs";
import { readManifest, root, toolsFolder } from "./repository.mjs";
import { runCommand } from "./run-command.mjs";
import { SetUpError, say } from "./say.mjs";

const stamp = join(toolsFolder, "pnpm-version");
const onWindows = process.platform === "win32";
/** The file that turbo finds on PATH. */
const binary = join(toolsFolder, onWindows ? "pnpm.cmd" : "pnpm");

/**
 * Installs the pnpm of package.json's `packageManager` (name, version and hash) in .tools with corepack. If
 * corepack is missing or cannot reach its registry, and on Windows, where corepack is a script of a shell, it uses npm and checks
 * the same hash here.
 */
export async function providePnpm() {
  const { packageManager } = readManifest(root);
  if (existsSync(binary) && readStamp() === packageManager) return;
  const parts = /^pnpm@([^+]+)\+sha512\.([0-9a-f]{128})$/.exec(packageManager);
  if (parts === null) {
    throw new SetUpError(
      `"packageManager" in package.json is ${packageManager}, not pnpm@VERSION+sha512.HASH.`,
    );
  }
  const [, version, sha512] = parts;
  mkdirSync(toolsFolder, { recursive: true });
  const byCorepack = onWindows ? "it is not used on Windows" : await fromCorepack(version);
  if (byCorepack !== undefined) {
    const byNpm = await fromNpm(version, sha512);
    if (byNpm !== undefined) {
      throw new SetUpError(
        `Could not set up pnpm ${version}.\nWith corepack: ${byCorepack}\nWith npm: ${byNpm}\n` +
          "Check the connection to the npm registry, then run the command again.",
      );
    }
  }
  writeFileSync(stamp, packageManager);
}

function readStamp() {
  return existsSync(stamp) ? readFileSync(stamp, "utf8") : undefined;
}

/** @returns {Promise<string | undefined>} undefined on success, otherwise the reason */
async function fromCorepack(version) {
  say(`Setting up pnpm ${version} with corepack`);
  clear();
  const enabled = await runCommand("corepack", ["enable", "--install-directory", toolsFolder, "pnpm"]);
  if (enabled.code !== 0) return lastLine(enabled.output);
  return tryOut(version);
}

/** @returns {Promise<string | undefined>} undefined on success, otherwise the reason */
async function fromNpm(version, sha512) {
  say(`Setting up pnpm ${version} with npm${onWindows ? "" : ", because corepack failed"}`);
  clear();
  const folder = join(toolsFolder, "npm");
  mkdirSync(folder, { recursive: true });
  const packed = await runCommand("npm", [
    "pack",
    `pnpm@${version}`,
    "--silent",
    "--pack-destination",
    folder,
  ]);
  if (packed.code !== 0) return lastLine(packed.output);
  const tarball = join(folder, `pnpm-${version}.tgz`);
  const found = createHash("sha512").update(readFileSync(tarball)).digest("hex");
  if (found !== sha512)
    return `the registry's pnpm ${version} has the SHA-512 ${found}, but package.json requires ${sha512}`;
  const args = [
    "install",
    "--prefix",
    folder,
    "--no-save",
    "--no-audit",
    "--no-fund",
    "--ignore-scripts",
    tarball,
  ];
  const installed = await runCommand("npm", args, { cwd: folder });
  if (installed.code !== 0) return lastLine(installed.output);
  chmodSync(pnpmScript, 0o755);
  // Links need a privilege on Windows.
  if (onWindows) writeFileSync(binary, `@node "${pnpmScript}" %*\r\n`);
  else symlinkSync(pnpmScript, binary);
  return tryOut(version);
}

async function tryOut(version) {
  const { code, output, stdout } = await runCommand(onWindows ? "pnpm" : binary, ["--version"]);
  if (code !== 0) return lastLine(output);
  return stdout.trim() === version ? undefined : `it is version ${stdout.trim()}`;
}

function clear() {
  for (const name of ["pnpm", "pnpm.cmd", "pnpx", "npm"])
    rmSync(join(toolsFolder, name), { recursive: true, force: true });
}

function lastLine(output) {
  const lines = output.split("\n").map((line) => line.trim());
  return (
    lines.find((line) => /error|cannot|not found|ENO/i.test(line)) ??
    lines.find((line) => line !== "") ??
    "no output"
  );
}
