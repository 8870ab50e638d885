import { readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import type { RunEvent } from "../output/run-event.js";
import { UsageError } from "../program/usage-error.js";
import { renderReport } from "./render-report.js";
import { createReportRecorder } from "./report-recorder.js";

/** A report that is written when the run is over. */
export interface OpenReport {
  readonly view: (event: RunEvent) => void;
  readonly close: () => Promise<void>;
}

/** ms between two samples. */
const SAMPLE_EVERY = 250;
/** Names of files may be private. */
const FILE_MODE = 0o600;

/**
 * Makes the file of a report now, so that a place that cannot be written to is known before anything is sent.
 *
 * @throws UsageError
 */
export async function openReport(path: string): Promise<OpenReport> {
  const file = await open(path, "w", FILE_MODE).catch((error: Error) => {
    throw new UsageError(`--report ${path}: ${error.message}.`);
  });
  const recorder = createReportRecorder(Date.now);
  const timer = setInterval(recorder.sample, SAMPLE_EVERY);
  timer.unref();
  return {
    view: recorder.view,
    close: async () => {
      clearInterval(timer);
      recorder.sample();
      const script = readFileSync(new URL("./page.js", import.meta.url), "utf8");
      await file.writeFile(renderReport(recorder.data(), script));
      await file.close();
    },
  };
}
