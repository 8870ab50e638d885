import xterm from "@xterm/headless";
import { MAIN, type Run, runWords } from "./run-cli.js";

/** What a run on a pseudo-terminal looked like. */
export interface ScreenRun extends Run {
  /** What stood on the screen after each line that was written, without empty lines at the end. */
  readonly frames: readonly (readonly string[])[];
  /** What stands there in the end. */
  readonly screen: readonly string[];
}

/** Runs the command line on a pseudo-terminal of this size, and draws what it writes as a terminal would. */
export async function runOnScreen(
  args: readonly string[],
  size: { readonly columns: number; readonly rows: number },
  env: Readonly<Record<string, string>>,
): Promise<ScreenRun> {
  const words = [process.execPath, MAIN, ...args].map((word) => `'${word}'`).join(" ");
  const command = `stty cols ${size.columns} rows ${size.rows}; ${words}`;
  const run = await runWords(["script", "-qec", command, "/dev/null"], { ...env, TERM: "xterm" });
  const frames = await draw(run.stdout, size);
  return { ...run, frames, screen: frames.at(-1) ?? [] };
}

async function draw(
  output: string,
  { columns, rows }: { columns: number; rows: number },
): Promise<string[][]> {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 });
  const frames: string[][] = [];
  for (const piece of output.split(/(?<=\n)/)) {
    await new Promise<void>((resolve) => terminal.write(piece, resolve));
    const buffer = terminal.buffer.active;
    const lines = Array.from(
      { length: buffer.length },
      (_, at) => buffer.getLine(at)?.translateToString(true) ?? "",
    );
    while (lines.at(-1) === "") lines.pop();
    frames.push(lines);
  }
  terminal.dispose();
  return frames;
}
