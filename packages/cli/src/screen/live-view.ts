import { hideSecrets } from "@cdf-multipart/core";
import { createLogUpdate } from "log-update";
import type { Say } from "../output/log-view.js";
import type { RunEvent } from "../output/run-event.js";
import { createRunMeter } from "../output/run-meter.js";
import { toStderr, toStdout } from "../output/write.js";
import { drawRun, type ScreenSize } from "./draw-run.js";

/** The progress of a run, drawn on a terminal. */
export interface LiveScreen {
  readonly view: (event: RunEvent) => void;
  /** Prints lines above the drawn progress. */
  readonly above: (print: () => void) => void;
  /** Clears the drawn progress and shows the cursor again. */
  readonly close: () => void;
}

/** ms between two redraws. */
const REDRAW_EVERY = 100;
/** Some pseudo-terminals report zero columns. */
const FALLBACK_COLUMNS = 80;
const FALLBACK_ROWS = 24;

/** Draws one line per file in flight and one for all files, and updates them in place on a terminal. */
export function openLiveScreen(stream: NodeJS.WriteStream, colors: boolean): LiveScreen {
  const meter = createRunMeter(Date.now);
  const paint = createLogUpdate(stream);
  let drawn = false;
  let timer: NodeJS.Timeout | undefined;

  const size = (): ScreenSize => ({
    columns: stream.columns > 0 ? stream.columns : FALLBACK_COLUMNS,
    rows: stream.rows > 0 ? stream.rows : FALLBACK_ROWS,
  });
  const draw = (): void => {
    const lines = drawRun(meter.look(), size(), colors);
    if (lines.length === 0) return;
    paint(hideSecrets(lines.join("\n")));
    drawn = true;
  };
  const wipe = (): void => {
    if (drawn) paint.clear();
    drawn = false;
  };
  return {
    view: (event) => {
      meter.view(event);
      if (timer !== undefined || (event.type !== "file-started" && event.type !== "found")) return;
      draw();
      timer = setInterval(draw, REDRAW_EVERY);
      timer.unref();
    },
    above: (print) => {
      wipe();
      print();
      if (timer !== undefined) draw();
    },
    close: () => {
      clearInterval(timer);
      timer = undefined;
      wipe();
      paint.done();
    },
  };
}

/** Functions that write lines above the drawn progress. */
export function sayAbove(screen: LiveScreen): { readonly tell: Say; readonly result: Say } {
  return {
    tell: (line) => screen.above(() => toStderr(line)),
    result: (line) => screen.above(() => toStdout(line)),
  };
}
