import { describeError } from "./describe-error.js";
import type { EventLine } from "./describe-event.js";
import { printError } from "./print-error.js";
import type { ProgressBar } from "./progress-bar.js";
import type { ShownProgress } from "./progress-line.js";
import { describeStored, type StoredFile, storedAsJson } from "./stored-file.js";

/** Tells the user what happens to one file after the other. */
export interface Reporter {
  /** A file begins. */
  start(name: string): Promise<void>;
  progress(progress: ShownProgress): void;
  /** One line, when the user wants to see its kind. */
  tell(line: EventLine): void;
  /** A step that takes time, after the bytes are there. */
  step(line: string): void;
  stored(file: StoredFile): void;
  failed(path: string, error: unknown): void;
}

/** How much is said, and in which form. */
export interface ReporterOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/**
 * Results go to standard output, everything else to standard error. A progress line is drawn only where
 * standard error is a terminal, nobody asked for quiet, and no details are printed in between.
 */
export function createReporter({ json, quiet, verbose }: ReporterOptions): Reporter {
  const live = process.stderr.isTTY && !quiet && !verbose;
  let bar: ProgressBar | undefined;
  const clear = (): void => {
    bar?.clear();
    bar = undefined;
  };
  return {
    start: async (name) => {
      if (!live) return;
      const { startProgressBar } = await import("./progress-bar.js");
      bar = startProgressBar(name, process.stderr);
    },
    progress: (progress) => bar?.update(progress),
    tell: ({ kind, line }) => {
      if (kind === "detail" ? !verbose : quiet) return;
      if (bar === undefined) process.stderr.write(`${line}\n`);
      else bar.say(line);
    },
    step: (line) => {
      clear();
      if (live || verbose) process.stderr.write(`${line}\n`);
    },
    stored: (file) => {
      clear();
      if (json) process.stdout.write(`${JSON.stringify(storedAsJson(file))}\n`);
      else if (!quiet) process.stdout.write(`${describeStored(file)}\n`);
    },
    failed: (path, error) => {
      clear();
      printError(error, path);
      if (json) process.stdout.write(`${JSON.stringify({ path, error: describeError(error) })}\n`);
    },
  };
}
