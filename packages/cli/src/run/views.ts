import { loseOutput } from "../ends/standard-output.js";
import { logView } from "../output/log-view.js";
import { combineViews, type RunView } from "../output/run-event.js";
import { jsonToStdout, toStderr, toStdout } from "../output/write.js";
import { otlpSettings } from "../telemetry/otlp-settings.js";
import type { OutputOptions } from "./run-options.js";

/** The views of a run. */
export interface Views {
  readonly view: RunView;
  /** Writes the report, and clears the progress from the screen. */
  readonly close: () => Promise<void>;
}

/**
 * The views that the options select: plain lines, or drawn progress if standard error is a terminal; JSON in place of results;
 * a report; telemetry.
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
    const { jsonView } = await import("../output/json-view.js");
    views.push(jsonView(jsonToStdout));
  }
  if (report !== undefined) {
    const { openReport } = await import("../report/open-report.js");
    const page = await openReport(report);
    views.push(page.view);
    closers.push(page.close);
  }
  const telemetry = otlpSettings(options.otlp, process.env);
  if (telemetry !== undefined) {
    const { openTelemetry } = await import("../telemetry/open-telemetry.js");
    const notice = (line: string): void => combineViews(views)({ type: "notice", line });
    const opened = await openTelemetry(telemetry, { notice, quiet });
    if (opened !== undefined) {
      views.push(opened.view);
      closers.push(opened.close);
    }
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

/** https://no-color.org: any value except the empty one turns colours off. */
function wantsColors(): boolean {
  return (process.env["NO_COLOR"] ?? "") === "";
}

/**
 * Whether a terminal can move its cursor. The shell of an editor (`TERM=dumb`) and a pseudo-terminal without a size print the
 * escape codes as text. Without `TERM` the terminal is unknown, except on Windows, which has no such variable.
 */
function canBeDrawnOn({ isTTY, columns }: NodeJS.WriteStream): boolean {
  const { TERM: terminal = process.platform === "win32" ? "windows" : "" } = process.env;
  return isTTY && columns > 0 && terminal !== "" && terminal !== "dumb";
}
