import { randomUUID } from "node:crypto";
import { type FileHandle, open, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describeError } from "../output/describe-error.js";
import { givenPath } from "./given-path.js";
import { type Input, type InputProblem, inputProblem, type StreamInput, type UrlInput } from "./input.js";
import { isMissing } from "./walk-folder.js";

/**
 * What was found, to be gone through again: what is sent is what was looked at. A file that has gone since is a failure with a
 * name, and one that has come since is for the next run, since nobody has looked at it.
 */
export interface InputList {
  /** Hands on what is found, and notes it. */
  record(found: AsyncIterable<Input | InputProblem>): AsyncGenerator<Input | InputProblem>;
  /** The same again, in the same order, with sizes and times as they are then. */
  again(): AsyncGenerator<Input | InputProblem>;
  close(): Promise<void>;
}

/** How a list is kept. */
export interface InputListOptions {
  /** Characters that are kept in memory; what is more goes to a temporary file. */
  readonly memory: number;
  /** Where that file is made. */
  readonly directory: string;
}

/** Paths of some ten thousand files fit into that. */
const MEMORY = 2 ** 20;
const FILE_MODE = 0o600;
const GONE = "was there when the files were looked at, and has been moved or deleted since";

/** An empty list. */
export function createInputList({
  memory = MEMORY,
  directory = tmpdir(),
}: Partial<InputListOptions> = {}): InputList {
  /** Streams and addresses: words of the command line, so they are few. */
  const live: (StreamInput | UrlInput)[] = [];
  let lines: string[] = [];
  let length = 0;
  let spool: Spool | undefined;

  const note = async (line: string): Promise<void> => {
    // JSON leaves them as they are, and for readers of lines they end one.
    lines.push(line.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029"));
    length += line.length;
    if (length < memory) return;
    spool ??= await openSpool(directory);
    await spool.append(lines);
    lines = [];
    length = 0;
  };
  const encode = (input: Input | InputProblem): string => {
    if (input.kind === "file") return `f${JSON.stringify(input.path)}`;
    if (input.kind === "problem") return `p${JSON.stringify([input.shown, input.error.message])}`;
    return `l${live.push(input) - 1}`;
  };
  const decode = async (line: string): Promise<Input | InputProblem | undefined> => {
    const rest = line.slice(1);
    if (line.startsWith("l")) return live[Number(rest)];
    if (line.startsWith("f")) return lookAgain(JSON.parse(rest));
    const [shown = "", message = ""]: string[] = JSON.parse(rest);
    return inputProblem(shown, message);
  };
  return {
    async *record(found) {
      for await (const input of found) {
        await note(encode(input));
        yield input;
      }
    },
    async *again() {
      for await (const line of allLines(spool, lines)) {
        const input = await decode(line);
        if (input !== undefined) yield input;
      }
    },
    close: async () => spool?.close(),
  };
}

async function* allLines(spool: Spool | undefined, rest: readonly string[]): AsyncGenerator<string> {
  if (spool !== undefined) yield* spool.read();
  yield* rest;
}

async function lookAgain(path: string): Promise<Input | InputProblem> {
  try {
    const stats = await stat(path);
    if (!stats.isFile())
      return inputProblem(path, "was a file when the files were looked at, and is none now");
    const { size, mtimeMs } = stats;
    return { kind: "file", path, given: givenPath(path), shown: path, size, modifiedAt: mtimeMs };
  } catch (error) {
    return inputProblem(path, isMissing(error) ? GONE : describeError(error));
  }
}

interface Spool {
  append(lines: readonly string[]): Promise<void>;
  read(): AsyncIterable<string>;
  close(): Promise<void>;
}

async function openSpool(directory: string): Promise<Spool> {
  const path = join(directory, `cdf-upload-${randomUUID()}`);
  const handle = await explaining(directory, () => open(path, "wx+", FILE_MODE));
  // Without a name it is gone however the process ends; where an open file keeps its name it goes with the end of the run.
  await rm(path, { force: true }).catch(() => {});
  return {
    append: (lines) => explaining(directory, () => handle.appendFile(`${lines.join("\n")}\n`)),
    read: () => linesOf(handle),
    close: async () => {
      await handle.close();
      await rm(path, { force: true }).catch(() => {});
    },
  };
}

function linesOf(handle: FileHandle): AsyncIterable<string> {
  const input = handle.createReadStream({ start: 0, autoClose: false, encoding: "utf8" });
  return createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
}

async function explaining<T>(directory: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const why = describeError(cause);
    throw new Error(
      `The list of what is to be sent cannot be kept in ${directory}: ${why} Free some space there, or name another folder in TMPDIR.`,
      { cause },
    );
  }
}
