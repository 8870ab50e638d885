import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { checkEvent, checkJsonLines } from "./event-schema.js";

/** The built command line, as users run it. */
export const MAIN: string = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

/** What a run left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run under way. */
export interface RunningCli {
  readonly child: ChildProcess;
  readonly done: Promise<Run>;
}

/** Variables of the run, and a command to run it under. */
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Put before `node`, as `["setpriv", "--bounding-set=-all"]`. */
  readonly under?: readonly string[];
}

/**
 * Starts the command line with pipes, and with nothing of our own environment but PATH and the temporary folder. What it prints
 * with `--json` is as the published schemas say, or `done` rejects.
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

/** Runs any command to its end, in the same bare environment. */
export function runWords(words: readonly string[], env: Readonly<Record<string, string>>): Promise<Run> {
  return start(words, env).done;
}

/** Starts any command, in the same bare environment, with a pipe that gives it keys. */
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
  // A folder that cannot be made: no test touches the journals of the person who runs it. Those that need some name a folder.
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
  return { code: code ?? null, stdout, stderr };
}

/** The lines of `--json`; each is an event as the published schema describes them, or this throws. */
export function eventsOf({ stdout }: Run): Record<string, unknown>[] {
  const events = stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Record<string, unknown> => JSON.parse(line));
  for (const event of events) checkEvent(event);
  return events;
}

/** What `--json` said about the files that were stored. */
export function storedOf<Stored>(run: Run): Stored[] {
  eventsOf(run);
  return run.stdout
    .split("\n")
    .filter((line) => line.includes('"type":"file-stored"'))
    .map((line): Stored => JSON.parse(line));
}

/** What `--json` said about the only file. */
export function storedOne<Stored>(run: Run): Stored {
  const [one, ...more] = storedOf<Stored>(run);
  if (one === undefined || more.length > 0) throw new Error(`not one file is stored: ${run.stdout}`);
  return one;
}
