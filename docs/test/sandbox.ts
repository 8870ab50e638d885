// A folder with the files that the examples of a page mention, a project of the emulator, and the command
// `cdf-upload`.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFilesClient, type FilesClient } from "@cdf-multipart/core";
import type { Emulator } from "@cdf-multipart/emulator";
import { type Block, root } from "./pages.js";

/** How a program ended, and its output on stdout and stderr. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** A program that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** The environment in which the examples of a page run. */
export interface Sandbox {
  readonly folder: string;
  readonly emulator: Emulator;
  /** A client of the sandbox's project. */
  readonly client: FilesClient;
  /** The settings of the project, as a user exports them. */
  readonly env: Record<string, string>;
  /** Starts shell commands in the folder. */
  start(code: string): Running;
  /** Runs shell commands. Rejects unless they end with 0. Returns what they printed. */
  run(code: string): Promise<string>;
  /** Writes the complete programs of a page to the folder. */
  write(blocks: readonly Block[]): void;
  /** Ends all running programs, and removes the folder. */
  close(): Promise<void>;
}

/** MiB of `scan.e57`: three parts of the smallest size that CDF accepts. */
const SCAN_MIB = 17;

/** The sizes of the files in the folder `inspection`, in bytes. */
const INSPECTION = { "north/1.jpg": 1000, "north/2.jpg": 2000, "south/3.jpg": 3000, "notes.txt": 10 };

/** Settings of the machine that runs the tests, which must not decide them. */
const HIDDEN = /^(CDF_|COGNITE_|IDP_|OTEL_|LOGIN_FLOW|PROVIDER|https?_proxy|all_proxy|no_proxy|XDG_)/i;

export function openSandbox(emulator: Emulator, project: string): Sandbox {
  const folder = mkdtempSync(join(tmpdir(), "cdf-docs-"));
  const { url: baseUrl, token } = emulator;
  const env: Record<string, string> = { CDF_URL: baseUrl, CDF_PROJECT: project, CDF_TOKEN: token };
  const running = new Set<Running>();

  symlinkSync(join(root, "docs/node_modules"), join(folder, "node_modules"));
  mkdirSync(join(folder, ".bin"));
  const command = `#!/bin/sh\nexec '${process.execPath}' '${join(root, "packages/cli/dist/start.cjs")}' "$@"\n`;
  writeFileSync(join(folder, ".bin/cdf-upload"), command, { mode: 0o755 });
  writeFileSync(join(folder, "scan.e57"), Buffer.alloc(SCAN_MIB * 2 ** 20, "the scan of a plant\n"));
  for (const [name, bytes] of Object.entries(INSPECTION)) {
    mkdirSync(join(folder, "inspection", name, ".."), { recursive: true });
    writeFileSync(join(folder, "inspection", name), Buffer.alloc(bytes, name));
  }

  const start = (code: string): Running => {
    const inherited = Object.entries(process.env).filter(([name]) => !HIDDEN.test(name));
    const child = spawn("bash", ["-euo", "pipefail", "-c", code], {
      cwd: folder,
      // Its own process group, so that none of its child processes outlives the sandbox.
      detached: true,
      env: {
        ...Object.fromEntries(inherited),
        ...env,
        PATH: `${join(folder, ".bin")}:${process.env["PATH"] ?? ""}`,
        HOME: folder,
        TMPDIR: folder,
        XDG_STATE_HOME: join(folder, ".state"),
        XDG_CACHE_HOME: join(folder, ".cache"),
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    const ended = new Promise<Ended>((resolve, reject) => {
      child.once("error", reject).once("close", (code) => resolve({ code, output }));
    });
    const one: Running = { child, ended };
    running.add(one);
    ended.then(
      () => running.delete(one),
      () => running.delete(one),
    );
    return one;
  };

  return {
    folder,
    emulator,
    client: createFilesClient({ baseUrl, project, token }),
    env,
    start,
    async run(code): Promise<string> {
      const { code: status, output } = await start(code).ended;
      if (status !== 0) throw new Error(`${code}\nended with ${status}:\n${output}`);
      return output;
    },
    write(blocks): void {
      for (const { file, code } of blocks) if (file !== undefined) writeFileSync(join(folder, file), code);
    },
    async close(): Promise<void> {
      for (const { child } of running) kill(child);
      await Promise.all([...running].map(({ ended }) => ended));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Ends a program and all of its child processes. */
export function kill({ pid }: ChildProcess, signal: NodeJS.Signals = "SIGKILL"): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}
