import { Writable } from "node:stream";
import { printable } from "../output/printable.js";

/** The two streams that a run prints to. */
type StreamName = "stdout" | "stderr";

/**
 * Error codes when the reader of the output has gone: the end of a pipe (`cdf-upload … | head -1`), or the terminal. The run
 * itself did not fail.
 */
const WATCHER_GONE: ReadonlySet<string | undefined> = new Set(["EPIPE", "EIO", "ECONNRESET", "ENOTCONN"]);
const NAMES: Readonly<Record<StreamName, string>> = Object.freeze({
  stdout: "Standard output",
  stderr: "Standard error",
});

const lost = new Set<string>();

/**
 * Lets a run continue when its output cannot be written: the upload matters more than its output. A full disk is recorded, so
 * that the exit code shows that lines are missing.
 */
export function guardStandardOutput(): void {
  for (const name of ["stdout", "stderr"] as const) open(name).on("error", (error) => hear(name, error));
}

/** Records that an output could not be written, and prints the reason. */
export function loseOutput(name: string, error: NodeJS.ErrnoException): void {
  if (lost.has(name)) return;
  lost.add(name);
  if (name !== NAMES.stderr)
    process.stderr.write(
      `cdf-upload: ${printable(`${name} could not be written: ${error.message}. The upload continues.`)}\n`,
    );
}

/** Whether lines, or a report, are missing. */
export function outputIsLost(): boolean {
  return lost.size > 0;
}

/** Resolves when both streams have written their data, or have failed. */
export async function flushStandardOutput(): Promise<void> {
  const busy = [process.stdout, process.stderr].filter(({ writableLength }) => writableLength > 0);
  await Promise.all(busy.map((stream) => new Promise<void>((resolve) => stream.write("", () => resolve()))));
}

function hear(name: StreamName, error: NodeJS.ErrnoException): void {
  if (!WATCHER_GONE.has(error.code)) loseOutput(NAMES[name], error);
}

/** A terminal that has hung up cannot even be opened: then the stream discards all output. */
function open(name: StreamName): NodeJS.WritableStream {
  try {
    return process[name];
  } catch {
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    Object.defineProperty(process, name, { configurable: true, enumerable: true, value: nowhere });
    return nowhere;
  }
}
