import { countOf } from "../output/amounts.js";
import { EXIT, type ExitCode } from "../output/exit-codes.js";
import { jsonToStdout, toStderr } from "../output/write.js";
import { untilEnd } from "../run/with-run.js";
import { type Connected, connectToFleet, type FleetConnection } from "./connect-to-fleet.js";

/** Values of the options of the commands that change a run. */
export interface ChangeOptions extends FleetConnection {
  readonly json?: boolean;
  readonly discard?: boolean;
}

/** Values of the options of `cdf-upload fleet retry`. */
export interface RetryCommandOptions extends ChangeOptions {
  readonly file?: string;
  readonly restart?: boolean;
}

/** Stops starting new work of a run. */
export function runPause(run: string, options: ChangeOptions): Promise<ExitCode> {
  return change(options, async ({ fleet }) => {
    await fleet.pause(run);
    return {
      line: { type: "paused", run },
      says: `Run ${run} is paused. Continue it with: cdf-upload fleet resume ${run}`,
    };
  });
}

/** Continues a paused run. */
export function runResume(run: string, options: ChangeOptions): Promise<ExitCode> {
  return change(options, async ({ fleet }) => {
    await fleet.resume(run);
    return { line: { type: "resumed", run }, says: `Run ${run} continues.` };
  });
}

/** Cancels a run. */
export function runCancel(run: string, options: ChangeOptions): Promise<ExitCode> {
  const { discard = false } = options;
  return change(options, async ({ fleet }) => {
    await fleet.cancel(run, { discard });
    const deleted = discard ? " Its file entries without content are deleted." : "";
    return {
      line: { type: "cancelled", run, discarded: discard },
      says: `Run ${run} is cancelled.${deleted}`,
    };
  });
}

/** Uploads failed files of a run again. */
export function runRetry(run: string, options: RetryCommandOptions): Promise<ExitCode> {
  const { file, restart } = options;
  return change(options, async ({ fleet }, signal) => {
    const files = await fleet.retry(run, { file, restart, signal });
    const says =
      files === 0
        ? `Run ${run} has no failed files.`
        : `${countOf(files, "file")} of run ${run} ${files === 1 ? "is" : "are"} tried again. Follow it with: cdf-upload fleet status ${run} --watch`;
    return { line: { type: "retried", run, files }, says };
  });
}

function change(
  options: ChangeOptions,
  work: (to: Connected, signal: AbortSignal) => Promise<{ readonly line: object; readonly says: string }>,
): Promise<ExitCode> {
  return untilEnd(async ({ signal, closeAtEnd }) => {
    const connected = await connectToFleet(options);
    closeAtEnd(() => connected.fleet.close());
    const { line, says } = await work(connected, signal);
    if (options.json === true) jsonToStdout(line);
    else toStderr(says);
    return EXIT.ok;
  });
}
