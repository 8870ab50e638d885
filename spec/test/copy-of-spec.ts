import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const spec = fileURLToPath(new URL("../", import.meta.url));
const COPIED = [
  "openapi.yaml",
  "package.json",
  "generate.mjs",
  "check-compat.mjs",
  "import.mjs",
  "overlay.yaml",
  "published.json",
  "generate",
  "compat",
  "import",
  "generated",
];

/** The output of a script, and its exit code. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** A new repository with a copy of this package in `spec/`, so that edits do not affect this one. */
export interface CopyOfSpec extends Disposable {
  readonly root: string;
  read(path: string): string;
  write(path: string, text: string): void;
  /** Replaces the first occurrence; throws if there is none, so that no edit silently has no effect. */
  edit(path: string, from: string, to: string): void;
  remove(path: string): void;
  git(...args: readonly string[]): string;
  commit(): void;
  run(script: string, ...args: readonly string[]): Ended;
}

export function copySpec(): CopyOfSpec {
  const root = mkdtempSync(join(tmpdir(), "cdf-spec-"));
  for (const name of COPIED) cpSync(join(spec, name), join(root, "spec", name), { recursive: true });
  symlinkSync(join(spec, "node_modules"), join(root, "spec", "node_modules"));
  const path = (name: string) => join(root, name);
  const git = (...args: readonly string[]) =>
    execFileSync(
      "git",
      ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false", ...args],
      {
        cwd: root,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
  return {
    root,
    read: (name) => readFileSync(path(name), "utf8"),
    write(name, text) {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), text);
    },
    edit(name, from, to) {
      const text = readFileSync(path(name), "utf8");
      if (!text.includes(from)) throw new Error(`${name} holds no "${from}".`);
      writeFileSync(path(name), text.replace(from, to));
    },
    remove: (name) => rmSync(path(name)),
    git,
    commit() {
      git("add", "-A", ".");
      git("commit", "-q", "-m", "edit");
    },
    run(script, ...args) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [path(script), ...args], {
        cwd: root,
        encoding: "utf8",
      });
      return { code: status, output: stdout + stderr };
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}
