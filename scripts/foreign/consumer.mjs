// A workspace of a user: pnpm and turbo in a folder outside of this repository, with its own root, compiler
// options and tasks, and one application that uses our packages. Nothing that is installed in this repository
// is visible there.
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, sep } from "node:path";
import { readManifest, root, toolsFolder } from "../steps/repository.mjs";
import { runCommand } from "../steps/run-command.mjs";
import { SetUpError } from "../steps/say.mjs";

/** The dependencies of the application, and those of its tests. */
const USED = ["spec", "core", "uploader"];
const TESTED = ["emulator"];

/**
 * Makes the workspace.
 *
 * @param {string} folder that does not exist yet
 * @param {object} options
 * @param {(name: string) => string} options.version what the application says for one of our packages
 * @param {readonly string[]} [options.packages] workspaces next to the application
 * @param {Record<string, string>} [options.overrides]
 * @param {boolean} [options.conditions] false: the application does not name the condition of our sources
 * @param {string} [options.typescript] the compiler's version
 */
export function makeConsumer(
  folder,
  { version, packages = [], overrides = {}, conditions = true, typescript },
) {
  cpSync(join(root, "scripts/foreign/consumer"), folder, { recursive: true });
  renameSync(join(folder, "gitignore"), join(folder, ".gitignore"));
  edit(join(folder, "package.json"), (text) =>
    JSON.stringify({ ...JSON.parse(text), packageManager: readManifest(root).packageManager }),
  );
  // It is not in the copied folder, because biome would read it as a configuration of this repository.
  writeFileSync(join(folder, "biome.json"), '{ "root": true, "formatter": { "indentStyle": "tab" } }\n');
  const lines = ["packages:", ...["apps/*", ...packages].map((one) => `  - ${JSON.stringify(one)}`)];
  if (Object.keys(overrides).length > 0)
    lines.push(
      "overrides:",
      ...Object.entries(overrides).map(([name, to]) => `  ${JSON.stringify(name)}: ${JSON.stringify(to)}`),
    );
  writeFileSync(join(folder, "pnpm-workspace.yaml"), `${lines.join("\n")}\n`);
  const entries = (names) =>
    Object.fromEntries(names.map((name) => [`@cdf-multipart/${name}`, version(name)]));
  edit(join(folder, "apps/ship/package.json"), (text) => {
    const manifest = JSON.parse(text);
    if (typescript !== undefined) manifest.devDependencies.typescript = typescript;
    Object.assign(manifest.dependencies, entries(USED));
    Object.assign(manifest.devDependencies, entries(TESTED));
    return JSON.stringify(manifest, null, 2);
  });
  if (!conditions)
    edit(join(folder, "apps/ship/tsconfig.json"), (text) => text.replace(/\s*"customConditions".*/, ""));
}

/** Changes a file. */
export function edit(file, change) {
  const text = readFileSync(file, "utf8");
  const changed = change(text);
  if (changed === text) throw new SetUpError(`${file}: there was nothing to change.`);
  writeFileSync(file, changed);
}

/** Copies all files of this repository that git does not ignore, including uncommitted ones. */
export async function copyRepository(folder) {
  const { stdout } = await runCommand("git", [
    "ls-files",
    "--cached",
    "--others",
    "--exclude-standard",
    "-z",
  ]);
  // A file that is deleted, but still in git's list, is omitted.
  for (const file of stdout.split("\0").filter((name) => name !== "" && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file), { verbatimSymlinks: true });
  }
}

/** Commits everything in a folder, which is its own repository: turbo asks git for the files. */
export async function commit(folder) {
  const git = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"];
  for (const args of [
    ["init", "-q"],
    ["add", "-A", "."],
    ["commit", "-q", "-m", "all"],
  ])
    await must("Committing", "git", [...git, ...args], { cwd: folder });
}

/**
 * The environment of a user: no binaries, settings or caches of this repository, and an empty package store.
 *
 * @param {string} scratch
 */
export function strangersEnvironment(scratch) {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(npm_(?!config_registry$)|PNPM_|TURBO_|NODE_OPTIONS$|NODE_PATH$|INIT_CWD$|CDF_|COGNITE_)/i.test(
        name,
      ),
  );
  const path = (process.env.PATH ?? "").split(delimiter).filter((one) => !one.startsWith(root + sep));
  return {
    ...Object.fromEntries(kept),
    PATH: [toolsFolder, ...path].join(delimiter),
    COREPACK_ENABLE_DOWNLOAD_PROMPT: "0",
    TURBO_TELEMETRY_DISABLED: "1",
    TURBO_NO_UPDATE_NOTIFIER: "1",
    CI: "1",
    npm_config_store_dir: join(scratch, "store"),
    npm_config_cache_dir: join(scratch, "cache"),
  };
}

/** Runs a command that must succeed. */
export async function must(what, command, args, options) {
  const { code, output, stdout } = await runCommand(command, args, options);
  if (code === 0) return stdout;
  throw new SetUpError(`${what}: ${command} ${args.join(" ")} ended with ${code}\n${output.trim()}`);
}
