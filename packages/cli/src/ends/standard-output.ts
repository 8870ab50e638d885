import { Writable } from "node:stream";
import { printable } from "../output/printable.js";

/** The two streams that a run prints to. */
type StreamName = "stdout" | "stderr";

/**
 * Whoever watched has gone: the reader of a pipe (`cdf-upload … | head -1`), or the terminal. That is their decision, and says
 * nothing about the run.
 */
const WATCHER_GONE: ReadonlySet<string | undefined> = new Set(["EPIPE", "EIO", "ECONNRESET", "ENOTCONN"]);
const NAMES: Readonly<Record<StreamName, string>> = Object.freeze({
  stdout: "Standard output",
  stderr: "Standard error",
});

const lost = new Set<string>();

/**
 * Lets a run go on when what it prints cannot be written: the upload matters more than who watches it. A full disk is noted, so
 * that the exit code says that lines are missing.
 */
export function guardStandardOutput(): void {
  for (const name of ["stdout", "stderr"] as const) open(name).on("error", (error) => hear(name, error));
}

/** Notes that something that was asked for in writing is not there, and says why. */
export function loseOutput(name: string, error: NodeJS.ErrnoException): void {
  if (lost.has(name)) return;
  lost.add(name);
  if (name !== NAMES.stderr)
    process.stderr.write(
      `cdf-upload: ${printable(`${name} could not be written: ${error.message}. The upload goes on.`)}\n`,
    );
}

/** Whether lines, or a report, are missing. */
export function outputIsLost(): boolean {
  return lost.size > 0;
}

/** Resolves when both streams have taken what was written, or have failed to. */
export async function flushStandardOutput(): Promise<void> {
  const busy = [process.stdout, process.stderr].filter(({ writableLength }) => writableLength > 0);
  await Promise.all(busy.map((stream) => new Promise<void>((resolve) => stream.write("", () => resolve()))));
}

function hear(name: StreamName, error: NodeJS.ErrnoException): void {
  if (!WATCHER_GONE.has(error.code)) loseOutput(NAMES[name], error);
}

/** A terminal that has hung up cannot even be opened: then nothing is printed. */
function open(name: StreamName): NodeJS.WritableStream {
  try {
    return process[name];
  } catch {
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    Object.defineProperty(process, name, { configurable: true, enumerable: true, value: nowhere });
    return nowhere;
  }
}
