import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { COMPARE_CHILD } from "../package-files.js";
import type { CompareAnswer, Comparison } from "./compare-download.js";

/** Compares stored files with files on disk, in a separate process. */
export interface Comparer {
  /**
   * Downloads `url` and compares it with the file at `path`.
   *
   * @throws Error when the download is refused or breaks, or the comparer is closed.
   */
  compare(url: string, path: string): Promise<Comparison>;
  /** Ends the process. Safe to call twice. */
  close(): void;
}

interface Waiting {
  readonly resolve: (comparison: Comparison) => void;
  readonly reject: (error: Error) => void;
}

/** A comparer that starts its process with the first file. */
export function createComparer(): Comparer {
  const waiting = new Map<number, Waiting>();
  let child: ChildProcess | undefined;
  let last = 0;

  const begin = (): ChildProcess => {
    const started = fork(fileURLToPath(COMPARE_CHILD), [], {
      detached: true,
      execArgv: [],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    started.on("message", ({ id, comparison, failure }: CompareAnswer) => {
      const one = waiting.get(id);
      waiting.delete(id);
      if (comparison !== undefined) one?.resolve(comparison);
      else one?.reject(new Error(failure));
    });
    started.once("exit", () => {
      const error = new Error("The process that compares the stored file ended without an answer.");
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    });
    return started;
  };

  return {
    compare(url, path): Promise<Comparison> {
      child ??= begin();
      const asked = child;
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        asked.send({ id, url, path });
      });
    },
    close: () => void child?.kill(),
  };
}
