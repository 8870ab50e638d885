// The unit tests that depend on the platform, run by vitest in Node for Windows under Wine.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readManifest, root } from "../steps/repository.mjs";
import { runCommand } from "../steps/run-command.mjs";
import { SetUpError } from "../steps/say.mjs";
import { start } from "./wine.mjs";

/** The newest vitest and vite whose native parts can be replaced: Rollup and esbuild exist as WebAssembly. */
const TOOLS = { vitest: "3.2.7", vite: "6.4.6" };
const INSTEAD = { rollup: "npm:@rollup/wasm-node@4.57.1", esbuild: "npm:esbuild-wasm@0.25.12" };

const SUITES = {
  core: ["settings/{client-settings,expand-variables,paths,read-text-file,settings-from-env}"],
  cli: ["inputs/given-path", "manifest/read-manifest"],
  uploader: [
    "disk/{descriptors,one-file}",
    "journal/{edited-times,file-journal-store,flushed-before-it-counts,foreign-files,process-lock,state-folder}",
    "sources/{changed-file,file-source,sample-source,stream-source}",
  ],
};

/**
 * Features that Windows lacks, or that Wine does not show. Each is a part of the names of the tests that need
 * the feature.
 */
const NOT_THERE = {
  "a file name may not contain * or ?": [
    "*.pdf that exists is this file",
    "report?.pdf that exists is this file",
  ],
  "links need a right that users do not have": [
    "does not follow a symbolic link",
    "another file in its place is kept",
    "that is not a lock, or is a link, is not removed",
    "links that form a loop, and a name that is too long",
    "a link to a file is the file",
  ],
  "no modes": ["are readable by their user only", "unreadable", "where this user may not write"],
  "no FIFO, and no /proc": [
    "opening the pipe does not block",
    "is read through one handle by any number of bodies",
  ],
  "an open file keeps its name": [
    "has no name while it is used",
    "'replaced by a rename'",
    "whose path was replaced still returns its old bytes",
  ],
  "no start time of a process": [
    "of a dead process for another upload is removed",
    "of an earlier process with the same id",
  ],
};
const NAMES = Object.values(NOT_THERE).flat();

/**
 * Runs the suites in a new folder.
 *
 * @param {import("./wine.mjs").Machine} machine
 * @param {{ folder: string, tarballs: Readonly<Record<string, string>> }} place `tarballs`: the packages to
 *   install, by name
 * @returns {Promise<{ passed: number, wrong: string | undefined }>}
 */
export async function runUnitSuites(machine, { folder, tarballs }) {
  await install(folder, tarballs);
  for (const name of Object.keys(SUITES))
    for (const part of ["src", "test", "package.json"])
      cpSync(join(root, "packages", name, part), join(folder, "packages", name, part), { recursive: true });
  writeFileSync(join(folder, "vitest.config.mjs"), configuration());
  const program = join(folder, "node_modules/vitest/vitest.mjs");
  const options = ["run", "--config", machine.pathOf(join(folder, "vitest.config.mjs"))];
  const { code, stdout, stderr } = await start(machine, [machine.pathOf(program), ...options], {
    cwd: folder,
    env: { NO_COLOR: "1" },
    output: join(folder, "unit"),
  }).ended;
  const report = readReport(join(folder, "result.json"));
  if (report === undefined)
    return { passed: 0, wrong: `vitest ended with ${code}: ${stdout}${stderr}`.slice(-2000) };
  return judge(report);
}

async function install(folder, tarballs) {
  mkdirSync(folder, { recursive: true });
  const { devDependencies } = readManifest(join(root, "packages/uploader"));
  const dependencies = { ...tarballs, ...TOOLS, "fast-check": devDependencies["fast-check"] };
  const manifest = { private: true, type: "module", dependencies, overrides: INSTEAD };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  const { code, output } = await runCommand(
    "npm",
    ["install", "--no-audit", "--no-fund", "--prefer-offline"],
    {
      cwd: folder,
    },
  );
  if (code !== 0)
    throw new SetUpError(`npm install of vitest for Windows ended with ${code}:\n${output.trim()}`);
}

/** One thread, because processes of Node for Windows cannot communicate by a pipe of Linux. */
function configuration() {
  const include = Object.entries(SUITES).flatMap(([name, files]) =>
    files.map((file) => `packages/${name}/test/${file}.test.ts`),
  );
  const test = {
    include,
    pool: "threads",
    poolOptions: { threads: { singleThread: true } },
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: ["default", "json"],
    outputFile: { json: "result.json" },
  };
  return `export default ${JSON.stringify({ test })};\n`;
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

function judge({ testResults }) {
  const tests = testResults.flatMap(({ name, assertionResults, message }) => [
    ...(assertionResults.length === 0
      ? [{ fullName: name, status: "failed", failureMessages: [message] }]
      : []),
    ...assertionResults,
  ]);
  const isThere = ({ fullName }) => !NAMES.some((part) => fullName.includes(part));
  const failures = tests.filter((one) => one.status === "failed" && isThere(one));
  const lines = failures.map((one) => `${one.fullName}: ${(one.failureMessages?.[0] ?? "").split("\n")[0]}`);
  const unknown = NAMES.filter((part) => !tests.some(({ fullName }) => fullName.includes(part)));
  lines.push(...unknown.map((part) => `no test has "${part}" in its name: remove it from NOT_THERE`));
  const passed = tests.filter((one) => one.status === "passed" && isThere(one)).length;
  if (passed < 300) lines.push(`only ${passed} tests passed: are there files that were not found?`);
  return { passed, wrong: lines.length === 0 ? undefined : lines.join("\n") };
}
