// `npm run upload -- ./file`: sets up and builds everything that is not up to date, then runs cdf-upload in
// the folder from which npm was called. Without the settings of a project it uploads to the emulator; without
// a file, a sample.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setUp } from "./setup.mjs";
import { buildCommandLine } from "./steps/build.mjs";
import { root } from "./steps/repository.mjs";
import { makeSample } from "./steps/sample.mjs";
import { fail, say } from "./steps/say.mjs";

const cli = join(root, "packages/cli");

/** Imports a built file. `import()` takes a URL: it refuses a path with a drive. */
function importBuilt(folder, file) {
  return import(pathToFileURL(join(folder, file)).href);
}

/** The files among the arguments, without the options and their values, as cdf-upload itself parses them. */
async function findPaths(args) {
  const { buildCommand } = await importBuilt(cli, "dist/options/build-command.js");
  const { UPLOAD_COMMAND } = await importBuilt(cli, "dist/commands/upload-command.js");
  const command = buildCommand(UPLOAD_COMMAND)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  try {
    const { operands, unknown } = command.parseOptions(args);
    return { paths: operands, understood: unknown.length === 0 };
  } catch {
    return { paths: [], understood: false };
  }
}

async function namesProject(args) {
  const { hasSettings } = await importBuilt(root, "packages/core/dist/internal/index.js");
  return (
    hasSettings(process.env) || args.some((arg) => arg === "--settings" || arg.startsWith("--settings="))
  );
}

/** Runs cdf-upload to its end. Signals are passed on, and cdf-upload handles them. */
function runCommandLine(args) {
  const child = spawn(process.execPath, [join(cli, "dist/start.cjs"), ...args], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: "inherit",
  });
  const ignore = () => undefined;
  const forward = () => child.kill("SIGTERM");
  process.on("SIGINT", ignore).on("SIGTERM", forward);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

async function main(args) {
  await setUp();
  await buildCommandLine();
  const { paths, understood } = await findPaths(args);
  const isUpload = understood && paths[0] !== "emulator";
  if (!isUpload) return runCommandLine(args);
  const extra = [];
  if (!args.includes("--emulator") && !(await namesProject(args))) {
    say("No CDF settings in the environment: uploading to an emulator on this machine (--emulator).");
    extra.push("--emulator");
  }
  if (paths.length > 0) return runCommandLine([...extra, ...args]);
  const sample = makeSample();
  try {
    say("No file given: uploading a sample of 100 MiB of random bytes.");
    return await runCommandLine([...extra, ...args, sample.path]);
  } finally {
    sample.remove();
  }
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
}, fail);
