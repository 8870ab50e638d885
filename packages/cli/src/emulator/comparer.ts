import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { COMPARE_CHILD } from "../package-files.js";
import type { CompareAnswer, CompareRequest, Comparison } from "./compare-download.js";
import { HIDDEN } from "./start-child.js";

/** Compares stored files with files on disk, in a separate process. */
export interface Comparer {
  /**
   * Downloads `url` and compares it with the file at `path`.
   *
   * @throws Error when the download is refused or breaks, nothing is compared for too long, or the comparer is closed.
   */
  compare(url: string, path: string): Promise<Comparison>;
  /** Ends the process, and every comparison with an error. Safe to call twice. */
  close(): void;
}

/** Options of a comparer; the defaults are those of the command line. */
export interface ComparerOptions {
  /**
   * Longest time without a message from the process, s. Longer than its own limit for the download, whose
   * message says more.
   * @default 90
   */
  readonly silence?: number;
  /** The program of the process. */
  readonly program?: string;
}

interface Waiting {
  readonly resolve: (comparison: Comparison) => void;
  readonly reject: (error: Error) => void;
}

const PROGRAM = fileURLToPath(COMPARE_CHILD);
const ENDED = "The process that compares the stored file ended without an answer.";

/** A comparer that starts its process with the first file, and again with the next one when it has ended. */
export function createComparer({ silence = 90, program = PROGRAM }: ComparerOptions = {}): Comparer {
  const waiting = new Map<number, Waiting>();
  let child: ChildProcess | undefined;
  let last = 0;
  let silent = 0;
  let ticking: NodeJS.Timeout | undefined;

  const settle = (id: number, act: (one: Waiting) => void): void => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) clearInterval(ticking);
    if (one !== undefined) act(one);
  };
  const end = (message: string): void => {
    const ended = child;
    child = undefined;
    // It only reads. Does not wait for a process that a disk blocks.
    ended?.kill("SIGKILL");
    if (ended?.connected === true) ended.disconnect();
    ended?.unref();
    for (const id of [...waiting.keys()]) settle(id, ({ reject }) => reject(new Error(message)));
  };
  const begin = (): ChildProcess => {
    const started = fork(program, [], {
      detached: true,
      ...HIDDEN,
      execArgv: [],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    started.on("message", ({ id, comparison, failure }: CompareAnswer) => {
      silent = 0;
      if (comparison !== undefined) settle(id, ({ resolve }) => resolve(comparison));
      else if (failure !== undefined) settle(id, ({ reject }) => reject(new Error(failure)));
    });
    const onEnd = (message: string): void => {
      if (child === started) end(message);
    };
    started.once("exit", () => onEnd(ENDED));
    started.on("error", ({ message }) =>
      onEnd(`The process that compares the stored file failed: ${message}.`),
    );
    return started;
  };
  /** Counts seconds in which this process ran, so that a stopped process is not mistaken for a silent one. */
  const tick = (): void => {
    silent += 1;
    if (silent < silence) return;
    end(
      `The stored file could not be compared: the comparing process reported nothing for ${silence} s. Check that the disk of the file responds.`,
    );
  };

  return {
    compare(url, path): Promise<Comparison> {
      child ??= begin();
      const asked = child;
      last += 1;
      const request: CompareRequest = { id: last, url, path };
      return new Promise((resolve, reject) => {
        if (waiting.size === 0) {
          silent = 0;
          ticking = setInterval(tick, 1000);
        }
        waiting.set(request.id, { resolve, reject });
        asked.send(request, (error) => {
          if (error !== null) settle(request.id, () => reject(new Error(ENDED, { cause: error })));
        });
      });
    },
    close: () => end(ENDED),
  };
}
