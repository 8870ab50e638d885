import { setTimeout as sleep } from "node:timers/promises";
import type { Fleet, RunView } from "@cdf-multipart/fleet";
import { createLogUpdate } from "log-update";
import { EXIT, type ExitCode } from "../output/exit-codes.js";
import { jsonToStdout, toStderr, toStdout } from "../output/write.js";
import { progressLine, runLine, runTable, workerTable } from "./fleet-lines.js";
import { createPaceMeter, type RunPace } from "./run-pace.js";

/** ms between two checks: of a drawn screen, and of printed lines. */
const DRAW_EVERY = 1000;
const PRINT_EVERY = 5000;

/** How runs are watched. */
export interface WatchOptions {
  readonly json: boolean;
  readonly signal: AbortSignal;
}

type Paced = readonly [run: RunView, pace: RunPace];

/**
 * Prints the progress of one run, or of all, until they are finished: drawn on a terminal, otherwise a line per run when
 * something changed.
 *
 * @returns `failed` if a file of the run failed, or if it was cancelled.
 */
export async function watchRuns(
  fleet: Fleet,
  run: string | undefined,
  { json, signal }: WatchOptions,
): Promise<ExitCode> {
  const paceOf = createPaceMeter();
  const drawn = !json && process.stdout.isTTY;
  const paint = drawn ? createLogUpdate(process.stdout) : undefined;
  const said = new Map<string, string>();
  try {
    for (;;) {
      signal.throwIfAborted();
      const runs = run === undefined ? await fleet.runs() : [await fleet.run(run)];
      const paced = runs.map((one): Paced => [one, paceOf(one, Date.now())]);
      if (paint !== undefined) {
        const workers = await fleet.workers();
        const { columns } = process.stdout;
        paint(`${runTable(paced, columns)}\n\n${workerTable(workers, Date.now(), columns)}`);
      } else tellChanged(paced, said, json);
      if (runs.every(isOver)) return codeOf(runs);
      await sleep(drawn ? DRAW_EVERY : PRINT_EVERY, undefined, { signal }).catch(() =>
        signal.throwIfAborted(),
      );
    }
  } finally {
    paint?.done();
    if (signal.aborted) toStderr("Stopped watching. The workers continue.");
  }
}

function tellChanged(paced: readonly Paced[], said: Map<string, string>, json: boolean): void {
  for (const [run, pace] of paced) {
    const state = JSON.stringify(run);
    if (said.get(run.id) === state) continue;
    said.set(run.id, state);
    if (json) jsonToStdout(runLine(run, pace));
    else toStdout(progressLine(run, pace));
  }
}

function isOver({ state }: RunView): boolean {
  return state === "done" || state === "failed" || state === "cancelled";
}

function codeOf(runs: readonly RunView[]): ExitCode {
  return runs.every(({ state }) => state === "done") ? EXIT.ok : EXIT.failed;
}
