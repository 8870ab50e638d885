import { randomUUID } from "node:crypto";
import { type FileHandle, open, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isMissing } from "../errors.js";
import { describeError } from "../output/cli-words.js";
import { type Input, type InputProblem, inputProblem, type StreamInput, type UrlInput } from "./input.js";
import { givenPath } from "./path-rules.js";
import { isOfShard, type Shard } from "./shard.js";

/**
 * The inputs that the survey found, so that exactly these are sent. A file that was deleted since is a failure with its name. A
 * file that was created since is left to the next run, because the survey did not check it.
 */
export interface InputList {
  /** Passes the inputs on, and records those of the shard; all of them without a shard. */
  record(found: AsyncIterable<Input | InputProblem>, shard?: Shard): AsyncGenerator<Input | InputProblem>;
  /** The recorded inputs, in the same order, with their current sizes and times. They do not name their shard any more. */
  again(): AsyncGenerator<Input | InputProblem>;
  close(): Promise<void>;
}

/** Where a list is stored. */
export interface InputListOptions {
  /** Most characters in memory; beyond that the list is written to a temporary file. */
  readonly memory: number;
  /** The folder of that file. */
  readonly directory: string;
}

/** Enough for the paths of about ten thousand files. */
const MEMORY = 2 ** 20;
const FILE_MODE = 0o600;
const GONE = "was moved or deleted after the files were checked";

/** An empty list. */
export function createInputList({
  memory = MEMORY,
  directory = tmpdir(),
}: Partial<InputListOptions> = {}): InputList {
  /** Streams and URLs: each is an argument of the command, so there are few. */
  const live: (StreamInput | UrlInput)[] = [];
  let lines: string[] = [];
  let length = 0;
  let spool: Spool | undefined;

  const note = async (line: string): Promise<void> => {
    // JSON does not escape these two characters, but readline treats them as line ends.
    lines.push(line.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029"));
    length += line.length;
    if (length < memory) return;
    spool ??= await openSpool(directory);
    await spool.append(lines);
    lines = [];
    length = 0;
  };
  const encode = (input: Input | InputProblem): string => {
    if (input.kind === "file") return `f${JSON.stringify([input.path, input.folder])}`;
    if (input.kind === "problem") return `p${JSON.stringify([input.shown, input.error.message])}`;
    return `l${live.push(input) - 1}`;
  };
  const decode = async (line: string): Promise<Input | InputProblem | undefined> => {
    const rest = line.slice(1);
    if (line.startsWith("l")) return live[Number(rest)];
    const [name = "", more]: [name?: string, more?: string | null] = JSON.parse(rest);
    return line.startsWith("f") ? lookAgain(name, more ?? undefined) : inputProblem(name, more ?? "");
  };
  return {
    async *record(found, shard) {
      for await (const input of found) {
        if (isOfShard(input, shard)) await note(encode(input));
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

async function lookAgain(path: string, folder: string | undefined): Promise<Input | InputProblem> {
  try {
    const stats = await stat(path);
    if (!stats.isFile())
      return inputProblem(path, "was a file when the files were checked, but is not one now");
    const { size, mtimeMs } = stats;
    return { kind: "file", path, given: givenPath(path), folder, shown: path, size, modifiedAt: mtimeMs };
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
  // An unlinked file disappears however the process ends. Where an open file cannot be unlinked, `close` removes it.
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

async function* linesOf(handle: FileHandle): AsyncGenerator<string> {
  const { createInterface } = await import("node:readline");
  const input = handle.createReadStream({ start: 0, autoClose: false, encoding: "utf8" });
  yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
}

async function explaining<T>(directory: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const why = describeError(cause);
    throw new Error(
      `The list of files to send could not be written to ${directory}: ${why} Free some space there, or set TMPDIR to another folder.`,
      { cause },
    );
  }
}
