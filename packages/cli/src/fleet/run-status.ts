import type { Fleet, RunView } from "@cdf-multipart/fleet";
import { UsageError } from "../errors.js";
import { EXIT, type ExitCode } from "../output/exit-codes.js";
import { jsonToStdout, linesToStdout, toStdout } from "../output/write.js";
import { untilEnd } from "../run/with-run.js";
import { connectToFleet, type FleetConnection } from "./connect-to-fleet.js";
import { describeFailure, failureLine, runLine, runTable, workerLine, workerTable } from "./fleet-lines.js";
import { paceAt, type RunPace } from "./run-pace.js";
import { watchRuns } from "./watch-runs.js";

/** Values of the options of `cdf-upload fleet status`. */
export interface StatusOptions extends FleetConnection {
  readonly watch?: boolean;
  readonly failed?: boolean;
  readonly json?: boolean;
}

/** Prints runs and workers, once or until the runs are finished. */
export function runStatus(run: string | undefined, options: StatusOptions): Promise<ExitCode> {
  return untilEnd(async ({ signal, closeAtEnd }) => {
    if (options.failed === true && run === undefined)
      throw new UsageError(
        "--failed lists the failed files of one run. Give its id: fleet status RUN --failed.",
      );
    const { fleet } = await connectToFleet(options);
    closeAtEnd(() => fleet.close());
    if (options.failed === true) return tellFailed(fleet, run ?? "", options);
    if (options.watch === true) return watchRuns(fleet, run, { json: options.json === true, signal });
    const runs = run === undefined ? await fleet.runs() : [await fleet.run(run)];
    return tellOnce(fleet, runs, options);
  });
}

async function tellOnce(fleet: Fleet, runs: readonly RunView[], { json }: StatusOptions): Promise<ExitCode> {
  const workers = await fleet.workers();
  const active = runs.filter(({ state }) => state === "running");
  const speed = workers.reduce((sum, { bytesPerSecond }) => sum + bytesPerSecond, 0);
  // Workers send for all runs, so their speed is that of a run only if there is a single run.
  const paced = runs.map((one): [RunView, RunPace] => [
    one,
    paceAt(one, active.length === 1 ? speed : undefined),
  ]);
  if (json === true) {
    for (const [one, pace] of paced) jsonToStdout(runLine(one, pace));
    for (const worker of workers) jsonToStdout(workerLine(worker));
    return EXIT.ok;
  }
  const { columns } = process.stdout;
  if (runs.length === 0) toStdout("There are no runs. Create one with: cdf-upload fleet submit");
  else linesToStdout(runTable(paced, columns));
  if (workers.length === 0)
    toStdout("No worker was seen in the last minute. Start one with: cdf-upload fleet work");
  else linesToStdout(`\n${workerTable(workers, Date.now(), columns)}`);
  for (const { id } of runs.filter(({ filesFailed }) => filesFailed > 0))
    toStdout(`List the failed files with: cdf-upload fleet status ${id} --failed`);
  return EXIT.ok;
}

async function tellFailed(fleet: Fleet, run: string, { json }: StatusOptions): Promise<ExitCode> {
  await fleet.run(run);
  let count = 0;
  for await (const failed of fleet.failed(run)) {
    count += 1;
    if (json === true) jsonToStdout(failureLine(run, failed));
    else toStdout(describeFailure(failed));
  }
  if (json === true) return EXIT.ok;
  toStdout(
    count === 0
      ? `Run ${run} has no failed files.`
      : `Try them again with: cdf-upload fleet retry ${run}. For files that were edited, add --restart.`,
  );
  return EXIT.ok;
}
