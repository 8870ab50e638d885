import { stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { isMissing } from "../errors.js";
import { describeError } from "../output/cli-words.js";
import { type Input, type InputProblem, inputProblem, type StreamInput, type UrlInput } from "./input.js";
import { type InputSpool, openInputSpool } from "./input-spool.js";
import { givenPath } from "./path-rules.js";
import { isOfShard, type Shard } from "./shard.js";

/**
 * The inputs that the survey found, so that exactly these are sent. A file that was deleted since is a failure with its name. A
 * file that was created since is left to the next run, because the survey did not check it.
 */
export interface InputList {
  /** Passes the inputs on, and records those of the shard; all of them without a shard. */
  record(found: AsyncIterable<Input | InputProblem>, shard?: Shard): AsyncGenerator<Input | InputProblem>;
  /**
   * The recorded inputs, in the same order, with their current sizes and times. They do not name their shard any more. While
   * inputs are being recorded it waits for the next one; if recording failed, it throws that error.
   */
  again(): AsyncGenerator<Input | InputProblem>;
  close(): Promise<void>;
}

/** Where a list is stored. */
export interface InputListOptions {
  /** Maximum number of characters in memory; beyond that the list is written to a temporary file. */
  readonly memory: number;
  /** The folder of that file. */
  readonly directory: string;
}

/** Enough for the paths of about ten thousand files. */
const MEMORY = 2 ** 20;
const GONE = "was moved or deleted after the files were checked";

/** An empty list. */
export function createInputList({
  memory = MEMORY,
  directory = tmpdir(),
}: Partial<InputListOptions> = {}): InputList {
  /** Streams and URLs: each is an argument of the command, so there are few. */
  const live: (StreamInput | UrlInput)[] = [];
  const lines = createLines(memory, directory);

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
      lines.begin();
      try {
        for await (const input of found) {
          if (isOfShard(input, shard)) await lines.add(encode(input));
          yield input;
        }
        lines.end();
      } catch (error) {
        lines.end({ error });
        throw error;
      } finally {
        lines.end();
      }
    },
    async *again() {
      for await (const line of lines.all()) {
        const input = await decode(line);
        if (input !== undefined) yield input;
      }
    },
    close: lines.close,
  };
}

/** Lines that are read while more are added: the last ones are in memory, those before them in a file. */
interface Lines {
  begin(): void;
  add(line: string): Promise<void>;
  /** The first call counts. */
  end(failure?: { readonly error: unknown }): void;
  all(): AsyncGenerator<string>;
  close(): Promise<void>;
}

function createLines(memory: number, directory: string): Lines {
  let last: string[] = [];
  let length = 0;
  let spool: InputSpool | undefined;
  let spooled = 0;
  let growing = false;
  let failure: { readonly error: unknown } | undefined;
  let wake: (() => void)[] = [];
  const tell = (): void => {
    const waiting = wake;
    wake = [];
    for (const resolve of waiting) resolve();
  };
  return {
    begin: () => {
      growing = true;
    },
    async add(line) {
      last.push(line);
      length += line.length;
      tell();
      if (length < memory) return;
      spool ??= await openInputSpool(directory);
      // A reader finds the lines in memory until they are in the file.
      await spool.append(last);
      spooled += last.length;
      last = [];
      length = 0;
    },
    end(reason) {
      if (growing) failure = reason;
      growing = false;
      tell();
    },
    async *all() {
      let passed = 0;
      let bytes = 0;
      for (;;) {
        const line = passed < spooled ? undefined : last[passed - spooled];
        if (spool !== undefined && passed < spooled) {
          for await (const one of spool.read(bytes, spool.size)) {
            passed += 1;
            bytes += Buffer.byteLength(one) + 1;
            yield one;
          }
        } else if (line !== undefined) {
          passed += 1;
          bytes += Buffer.byteLength(line) + 1;
          yield line;
        } else if (growing) {
          await new Promise<void>((resolve) => {
            wake.push(resolve);
          });
        } else if (failure !== undefined) throw failure.error;
        else return;
      }
    },
    close: async () => spool?.close(),
  };
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
