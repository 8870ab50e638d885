import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashContents, hashSizes } from "./fingerprint.mjs";
import { readManifest, root } from "./repository.mjs";
import { runCommand } from "./run-command.mjs";
import { SetUpError, say } from "./say.mjs";

/** The workspaces of the command line, in the order of their imports. */
const folders = [
  "spec",
  "packages/core",
  "packages/uploader",
  "packages/emulator",
  "packages/otel",
  "packages/cli",
];
const stamp = join(root, ".turbo", "built-from");

/**
 * Builds the command line, unless `dist` was built from exactly these sources. Hashing the sources takes some
 * 20 ms; asking turbo takes one second.
 */
export async function buildCommandLine() {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === describe()) return;
  say("Building");
  const { name } = readManifest(join(root, "packages/cli"));
  await build([`--filter=${name}...`]);
}

/** Builds every workspace. turbo restores unchanged workspaces from its cache. */
export async function buildAll() {
  await build([]);
}

async function build(filters) {
  const args = ["run", "build", ...filters, "--concurrency=2", "--output-logs=errors-only"];
  const { code, output } = await runCommand("turbo", args);
  if (code !== 0)
    throw new SetUpError(`The build failed (turbo run build ended with ${code}):\n${output.trim()}`);
  mkdirSync(join(root, ".turbo"), { recursive: true });
  writeFileSync(stamp, describe());
}

function describe() {
  const inputs = ["src", "generated", "report-page", "package.json", "tsconfig.build.json", "openapi.yaml"];
  const common = [
    "pnpm-lock.yaml",
    "packages/build-kit/bundle-for-node.mjs",
    "packages/build-kit/tsconfig.base.json",
  ];
  const sources = folders.flatMap((folder) => inputs.map((input) => join(folder, input)));
  const outputs = folders.map((folder) => join(folder, "dist"));
  return `${hashContents(root, [...common, ...sources])} ${hashSizes(root, outputs)}`;
}
