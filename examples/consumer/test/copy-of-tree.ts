import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** A task of turbo's plan: its name, and the hash that decides whether it has to run. */
export type Plan = ReadonlyMap<string, string>;

/**
 * A copy of the repository in a temporary folder, with the installed dependencies. Tests may edit it freely.
 */
export interface CopyOfTree extends Disposable {
  edit(path: string, from: string | RegExp, to: string): void;
  /** The tasks that turbo would run for these tasks, with their hashes. */
  plan(...tasks: readonly string[]): Plan;
  /** Runs a program of the repository's root. Returns its output. */
  node(...args: readonly string[]): string;
  /** The compiler's errors in a folder's own files, one line each. */
  compile(folder: string): readonly string[];
}

export function copyTree(): CopyOfTree {
  const copy = mkdtempSync(join(tmpdir(), "cdf-tree-"));
  const git = (cwd: string, ...args: readonly string[]) =>
    execFileSync(
      "git",
      ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false", ...args],
      { cwd, encoding: "utf8", maxBuffer: 2 ** 26 },
    );
  const files = git(root, "ls-files", "--cached", "--others", "--exclude-standard")
    .split("\n")
    .filter((file) => file !== "" && existsSync(join(root, file)));
  for (const file of files) {
    mkdirSync(join(copy, dirname(file)), { recursive: true });
    cpSync(join(root, file), join(copy, file), { verbatimSymlinks: true });
  }
  linkDependencies(copy, files);
  git(copy, "init", "-q");
  git(copy, "add", "-A", ".");
  git(copy, "commit", "-q", "-m", "copy");
  return {
    edit(path, from, to) {
      const text = readFileSync(join(copy, path), "utf8");
      const edited = text.replace(from, to);
      if (edited === text) throw new Error(`${path} does not contain ${from}.`);
      writeFileSync(join(copy, path), edited);
    },
    plan(...tasks) {
      const turbo = join(root, "node_modules/turbo/bin/turbo");
      const { stdout, stderr } = spawnSync(process.execPath, [turbo, "run", ...tasks, "--dry=json"], {
        cwd: copy,
        encoding: "utf8",
        maxBuffer: 2 ** 26,
      });
      const start = stdout.indexOf("{");
      if (start < 0) throw new Error(`turbo printed no plan: ${stdout}${stderr}`);
      const plan: { tasks: { taskId: string; hash: string }[] } = JSON.parse(stdout.slice(start));
      return new Map(plan.tasks.map(({ taskId, hash }) => [taskId, hash]));
    },
    node: (...args) => execFileSync(process.execPath, args, { cwd: copy, encoding: "utf8" }),
    compile(folder) {
      const tsc = join(root, "node_modules/typescript/bin/tsc");
      const { stdout } = spawnSync(process.execPath, [tsc, "-p", "tsconfig.json", "--pretty", "false"], {
        cwd: join(copy, folder),
        encoding: "utf8",
      });
      return stdout.split("\n").filter((line) => /^[^\s.].*error TS/.test(line));
    },
    [Symbol.dispose]: () => rmSync(copy, { recursive: true, force: true }),
  };
}

/** Workspaces resolve to the copy, everything else to the packages that are installed here. */
function linkDependencies(copy: string, files: readonly string[]): void {
  mkdirSync(join(copy, "node_modules"));
  for (const name of readdirSync(join(root, "node_modules")))
    symlinkSync(join(root, "node_modules", name), join(copy, "node_modules", name));
  const folders = files.filter((file) => file.endsWith("/package.json")).map((file) => dirname(file));
  for (const folder of folders) {
    const installed = join(folder, "node_modules");
    if (!existsSync(join(root, installed))) continue;
    cpSync(join(root, installed), join(copy, installed), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !/node_modules\/\.[^/]+$/.test(path),
    });
  }
}
