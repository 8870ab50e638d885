import { loseOutput } from "../ends/standard-output.js";
import { combineViews } from "./combine-views.js";
import { logView } from "./log-view.js";
import type { OutputOptions } from "./output-options.js";
import type { RunView } from "./run-event.js";
import { jsonToStdout, toStderr, toStdout } from "./write.js";

/** The views of a run, and what ends them. */
export interface Views {
  readonly view: RunView;
  /** Writes what is only written at the end, and takes what was drawn off the screen. */
  readonly close: () => Promise<void>;
}

/**
 * The views that the options ask for: lines, or what is drawn where standard error is a terminal; JSON instead of
 * results; a report.
 */
export async function createViews(options: OutputOptions): Promise<Views> {
  const { json = false, quiet = false, verbose = false, report } = options;
  const views: RunView[] = [];
  const closers: (() => Promise<void> | void)[] = [];
  const log = { quiet, verbose, results: !json };
  if (!quiet && !verbose && canBeDrawnOn(process.stderr)) {
    const { openLiveScreen, sayAbove } = await import("../screen/live-view.js");
    const screen = openLiveScreen(process.stderr, wantsColors());
    views.push(screen.view, logView({ ...log, live: true, ...sayAbove(screen) }));
    closers.push(screen.close);
  } else {
    views.push(logView({ ...log, live: false, tell: toStderr, result: toStdout }));
  }
  if (json) {
    const { jsonView } = await import("./json-view.js");
    views.push(jsonView(jsonToStdout));
  }
  if (report !== undefined) {
    const { openReport } = await import("../report/open-report.js");
    const page = await openReport(report);
    views.push(page.view);
    closers.push(page.close);
  }
  return {
    view: combineViews(views),
    close: async () => {
      for (const close of closers) {
        try {
          await close();
        } catch (error) {
          loseOutput(`The report ${report}`, error instanceof Error ? error : new Error(String(error)));
        }
      }
    },
  };
}

/** https://no-color.org: any value but the empty one. */
function wantsColors(): boolean {
  return (process.env["NO_COLOR"] ?? "") === "";
}

/**
 * Whether a terminal can move its cursor: an editor's shell (`TERM=dumb`), or a pseudo-terminal without a size, shows the codes
 * for that as text. Without `TERM` nothing is known of it; Windows has no such variable.
 */
function canBeDrawnOn({ isTTY, columns }: NodeJS.WriteStream): boolean {
  const { TERM: terminal = process.platform === "win32" ? "windows" : "" } = process.env;
  return isTTY && columns > 0 && terminal !== "" && terminal !== "dumb";
}
