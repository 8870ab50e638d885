import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { checkEvent, checkJsonLines } from "./event-schema.js";

/** The built command line, as users run it. */
export const MAIN: string = fileURLToPath(new URL("../../dist/start.cjs", import.meta.url));

/** The result of a run. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run in progress. */
export interface RunningCli {
  readonly child: ChildProcess;
  readonly done: Promise<Run>;
}

/** Environment variables of the run, and a command to run it under. */
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Words to put before `node`, such as `["setpriv", "--bounding-set=-all"]`. */
  readonly under?: readonly string[];
}

/**
 * Starts the command line with pipes, and with an environment of PATH and the temporary folder only. `done` rejects if the output
 * with `--json` does not conform to the published schemas.
 */
export function startCli(args: readonly string[], options: RunOptions = {}): RunningCli {
  const { child, done } = start([...(options.under ?? []), process.execPath, MAIN, ...args], options.env);
  return { child, done: done.then((run) => checked(args, run)) };
}

function checked(args: readonly string[], run: Run): Run {
  checkJsonLines(args, run.stdout);
  return run;
}

/** Runs the command line to its end. */
export function runCli(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  return startCli(args, options).done;
}

/** Runs any command to its end, in the same minimal environment. */
export function runWords(words: readonly string[], env: Readonly<Record<string, string>>): Promise<Run> {
  return start(words, env).done;
}

/** Starts any command in the same minimal environment, with a pipe for key presses. */
export function startWords(words: readonly string[], env: Readonly<Record<string, string>>): RunningCli {
  return start(words, env, "pipe");
}

function start(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
  stdin: "ignore" | "pipe" = "ignore",
): RunningCli {
  const [command = "", ...args] = words;
  const child = spawn(command, args, {
    env: { ...basicEnvironment(), ...env },
    stdio: [stdin, "pipe", "pipe"],
  });
  return { child, done: collect(child) };
}

function basicEnvironment(): Record<string, string> {
  const { PATH = "", TMPDIR } = process.env;
  // This folder cannot be created, so no test touches the user's own journals. Tests that need journals name another folder.
  return { PATH, XDG_STATE_HOME: "/dev/null/state", ...(TMPDIR === undefined ? {} : { TMPDIR }) };
}

async function collect(child: ChildProcess): Promise<Run> {
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const [code]: (number | null)[] = await once(child, "close");
  // While the kernel blocks a file request, the program ends itself with SIGINT, which a shell reports as 130.
  return { code: child.signalCode === "SIGINT" ? 130 : (code ?? null), stdout, stderr };
}

/** The events that `--json` printed. Throws if one does not conform to the published schema. */
export function eventsOf({ stdout }: Run): Record<string, unknown>[] {
  const events = stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Record<string, unknown> => JSON.parse(line));
  for (const event of events) checkEvent(event);
  return events;
}

/** The events of stored files that `--json` printed. */
export function storedOf<Stored>(run: Run): Stored[] {
  eventsOf(run);
  return run.stdout
    .split("\n")
    .filter((line) => line.includes('"type":"file-stored"'))
    .map((line): Stored => JSON.parse(line));
}

/** The event of the only stored file that `--json` printed. */
export function storedOne<Stored>(run: Run): Stored {
  const [one, ...more] = storedOf<Stored>(run);
  if (one === undefined || more.length > 0)
    throw new Error(`expected exactly one stored file: ${run.stdout}`);
  return one;
}
