import { SingleBar } from "cli-progress";
import { formatProgressLine, type ShownProgress } from "./progress-line.js";

/** A line that is drawn again in place, ten times a second at most. */
export interface ProgressBar {
  update(progress: ShownProgress): void;
  /** Prints a line above the progress. */
  say(line: string): void;
  /** Takes the line off the screen and gives the cursor back. */
  clear(): void;
}

/** Some pseudo-terminals say that they have no columns at all. */
const FALLBACK_COLUMNS = 80;

const IDLE: ShownProgress = Object.freeze({ percent: 0, speed: 0, partsDone: 0, parts: 0 });

/** Starts a progress line for one file on a terminal. */
export function startProgressBar(name: string, stream: NodeJS.WriteStream): ProgressBar {
  let shown = IDLE;
  const bar = new SingleBar({
    stream,
    clearOnComplete: true,
    hideCursor: true,
    gracefulExit: false,
    forceRedraw: true,
    format: () => formatProgressLine(name, shown, stream.columns > 0 ? stream.columns : FALLBACK_COLUMNS),
  });
  bar.start(100, 0);
  return {
    update: (progress) => {
      shown = progress;
      bar.update(progress.percent);
    },
    say: (line) => {
      bar.stop();
      stream.write(`${line}\n`);
      bar.start(100, shown.percent);
    },
    clear: () => bar.stop(),
  };
}
