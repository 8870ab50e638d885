import xterm from "@xterm/headless";
import { MAIN, type Run, type RunningCli, startWords } from "./run-cli.js";

/** The result of a run on a pseudo-terminal. */
export interface ScreenRun extends Run {
  /** The screen after each written line, without empty lines at the end. */
  readonly frames: readonly (readonly string[])[];
  /** The screen at the end. */
  readonly screen: readonly string[];
}

/** Keys to type when a text has appeared. */
export interface Typed {
  readonly after: string;
  readonly keys: string;
}

/** Runs the command line on a pseudo-terminal of this size, and renders its output like a terminal. */
export async function runOnScreen(
  args: readonly string[],
  size: { readonly columns: number; readonly rows: number },
  env: Readonly<Record<string, string>>,
  typed?: Typed,
  shown?: Shown,
): Promise<ScreenRun> {
  const words = [process.execPath, MAIN, ...args].map((word) => `'${word}'`).join(" ");
  const command = `stty cols ${size.columns} rows ${size.rows}; exec ${words}`;
  const running = startWords(["script", "-qec", command, "/dev/null"], { ...env, TERM: "xterm" });
  if (typed !== undefined) typeKeys(running, typed);
  if (shown !== undefined) tell(running, shown);
  const run = await running.done;
  const frames = await draw(run.stdout, size);
  return { ...run, frames, screen: frames.at(-1) ?? [] };
}

/** Called after each output, with the whole output so far. */
type Shown = (written: string) => void;

function tell({ child }: RunningCli, shown: Shown): void {
  let seen = "";
  child.stdout?.on("data", (text: string) => {
    seen += text;
    shown(seen);
  });
}

function typeKeys({ child }: RunningCli, { after, keys }: Typed): void {
  let seen = "";
  let done = false;
  child.stdout?.on("data", (text: string) => {
    seen += text;
    if (done || !seen.includes(after)) return;
    done = true;
    child.stdin?.write(keys);
  });
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
