#!/usr/bin/env node
// The bin. It sets up the engine before the program is compiled: V8 keeps compiled code for the next start only
// under the same flags.
const v8: typeof import("node:v8") = require("node:v8");

const NODE: number = Number(process.versions.node.split(".")[0]);

/**
 * Flags for V8, with the memory that each saves at the peak of an upload (Node 20.20, 3 GiB).
 *
 * `--liftoff-only` (28 MiB): the only WebAssembly here is the HTTP parser of `fetch`, which parses a few small responses of the
 * API and needs no optimising compiler. In Node 24 and later it saves nothing.
 * `--semi-space-growth-factor=1` (8 MiB): the garbage of an upload is short-lived, so a young generation that grows only holds
 * more garbage.
 */
const FLAGS: readonly { readonly flag: string; readonly before: number }[] = [
  { flag: "--liftoff-only", before: 24 },
  { flag: "--semi-space-growth-factor=1", before: 26 },
];

/** Keeps the process below 100 MiB. An emulator has other work, and keeps the usual flags. */
function keepMemorySmall(): void {
  // V8 prints a warning to standard error about a flag that it does not know, as later versions may not.
  for (const { flag, before } of FLAGS) if (NODE < before) v8.setFlagsFromString(flag);
}

/**
 * Keeps the compiled code of the program for the next start, which is 20 ms faster. In the cache folder of this user: a folder
 * that others can write to, such as Node's default in `/tmp`, could bring their code into this process.
 */
function keepCompiled(kind: string): void {
  // The first version that has it. To look for it would load 5 ms of modules in the others.
  if (NODE < 22) return;
  const nodeModule: object = require("node:module");
  if (!("enableCompileCache" in nodeModule) || typeof nodeModule.enableCompileCache !== "function") return;
  const { join }: typeof import("node:path") = require("node:path");
  const { homedir }: typeof import("node:os") = require("node:os");
  const { XDG_CACHE_HOME, LOCALAPPDATA, NODE_COMPILE_CACHE } = process.env;
  try {
    const folder =
      (process.platform === "win32" ? LOCALAPPDATA : XDG_CACHE_HOME) ?? join(homedir(), ".cache");
    nodeModule.enableCompileCache(NODE_COMPILE_CACHE ?? join(folder, "cdf-upload", kind));
  } catch {
    // Without a home folder the program is compiled at each start.
  }
}

const isEmulator: boolean = process.argv[2] === "emulator";
if (!isEmulator) keepMemorySmall();
keepCompiled(isEmulator ? "emulator" : "upload");
void loadProgram();

async function loadProgram(): Promise<void> {
  try {
    await require("./main.cjs").started;
  } catch (error) {
    // The module that prints errors is the one that could not be loaded.
    const message = error instanceof Error ? error.message : String(error);
    const way = /^E[MN]FILE/.test(message)
      ? "Allow more open files (ulimit -n 256, except on Windows), or close other programs"
      : "Install cdf-upload again";
    process.stderr.write(`cdf-upload: ${message}. The program could not be loaded. ${way}\n`);
    process.exitCode = 1;
  }
}
