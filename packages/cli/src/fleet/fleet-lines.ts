import type { FailedFile, RunView, WorkerView } from "@cdf-multipart/fleet";
import prettyBytes from "pretty-bytes";
import { formatTable } from "../journals/table.js";
import { ago, countOf } from "../output/amounts.js";
import { printable } from "../output/printable.js";
import type { RunPace } from "./run-pace.js";

/** The texts and objects that the commands of a fleet print. All are pure. */

/** A run as an object for programs. Its settings are for workers. */
export function runLine({ settings: _, id, ...run }: RunView, pace: RunPace): object {
  return { type: "run", run: id, ...run, ...pace };
}

/** A worker as an object for programs. */
export function workerLine({ id, ...worker }: WorkerView): object {
  return { type: "worker-seen", worker: id, ...worker };
}

/** A failed file as an object for programs. */
export function failureLine(run: string, { source, externalId, code, message }: FailedFile): object {
  return { type: "failed-file", run, source, externalId, code, message };
}

/** A failed file as a line. */
export function describeFailure({ source, code, message }: FailedFile): string {
  return `${printable(source)}: ${message} (${code})`;
}

const RUN_COLUMNS = ["run", "state", "files", "bytes", "speed", "time left", "failed"];

/** All runs as a table. */
export function runTable(
  runs: readonly (readonly [run: RunView, pace: RunPace])[],
  columns: number | undefined,
): string {
  const rows = runs.map(([run, pace]) => [
    run.id,
    run.closed ? run.state : `${run.state}, listing`,
    `${run.filesDone} of ${run.filesListed}`,
    `${prettyBytes(pace.bytesStored)} of ${prettyBytes(run.bytesListed)}`,
    pace.bytesPerSecond === undefined ? "-" : `${prettyBytes(pace.bytesPerSecond)}/s`,
    pace.timeLeft === undefined ? "-" : ago(pace.timeLeft),
    String(run.filesFailed),
  ]);
  return formatTable(RUN_COLUMNS, rows, { columns });
}

const WORKER_COLUMNS = ["worker", "roots", "jobs", "speed", "sent", "seen", "version"];

/** All workers as a table. @param now ms since the epoch */
export function workerTable(
  workers: readonly WorkerView[],
  now: number,
  columns: number | undefined,
): string {
  const rows = workers.map(({ id, roots, slots, busy, bytesPerSecond, bytes, seenAt, version }) => [
    printable(id),
    printable(roots.join(", ")),
    `${busy} of ${slots * roots.length}`,
    `${prettyBytes(bytesPerSecond)}/s`,
    prettyBytes(bytes),
    `${ago(Math.max(0, now - seenAt))} ago`,
    printable(version),
  ]);
  return formatTable(WORKER_COLUMNS, rows, { columns });
}

/** A run as one line, for output that is not drawn. */
export function progressLine(run: RunView, { bytesStored, bytesPerSecond, timeLeft }: RunPace): string {
  const speed = bytesPerSecond === undefined ? "" : `, ${prettyBytes(bytesPerSecond)}/s`;
  const left = timeLeft === undefined ? "" : `, ${ago(timeLeft)} left`;
  const failed = run.filesFailed === 0 ? "" : `, ${run.filesFailed} failed`;
  return `Run ${run.id} (${run.state}): ${run.filesDone} of ${countOf(run.filesListed, "file")}, ${prettyBytes(bytesStored)} of ${prettyBytes(run.bytesListed)}${speed}${left}${failed}.`;
}
