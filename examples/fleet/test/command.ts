import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** The built command, as users run it. */
export const COMMAND: string = join(
  dirname(require.resolve("@cdf-multipart/cli/package.json")),
  "dist",
  "start.cjs",
);

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program with this environment and PATH, to its end. */
export async function runProgram(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  const [program = "", ...args] = words;
  const child = spawn(program, args, {
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const [code]: (number | null)[] = await once(child, "close");
  return { code: code ?? null, stdout, stderr };
}

/** Runs `cdf-upload` to its end. */
export function runCommand(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  return runProgram([process.execPath, COMMAND, ...args], env);
}

/** The paths of the files that `--json` reported as stored. */
export function storedPaths(stdout: string): string[] {
  return stdout
    .split("\n")
    .filter((line) => line.includes('"type":"file-stored"'))
    .map((line) => {
      const { path }: { path: string } = JSON.parse(line);
      return path;
    });
}

/** Writes this number of small files into a folder. Returns their paths below it. */
export async function makeFiles(folder: string, count: number): Promise<string[]> {
  const names = Array.from({ length: count }, (_, at) => `${at % 3}/${at}.txt`);
  for (const name of names) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), name);
  }
  return names;
}
