import { systemClock } from "@cdf-multipart/core/internal";
import type { RunTools } from "./broker/run-tools.js";
import { FleetError } from "./errors/fleet-error.js";
import { failedFiles, isCancelled, needRun, unitsOf } from "./fleet-run.js";
import type { FleetJob, UnitRef } from "./jobs/job.js";
import { encodeRecord } from "./journal/record-codec.js";
import type { Reopening, UnitHead } from "./ledger/ledger.js";
import { sweepRun } from "./worker/feed-run.js";
import { RETRY } from "./worker/page-records.js";

/** The failed files to try again, and how. */
export interface RetryRunOptions {
  /** Only the file with this source (`root:path`) or external id. @default all */
  readonly file?: string | undefined;
  /**
   * Sends large files from the beginning, as they are now. Without it, they continue with the parts that are
   * stored, and a file that was edited fails again. @default false
   */
  readonly restart?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Interval at which a job of the old session is checked, ms. */
const LOOK_MS = 500;

/**
 * Opens failed files again. A smaller file shares its jobs with others: all that failed of its page are tried
 * again with it.
 *
 * @returns the number of files that are tried again.
 * @throws FleetError `fleet-run` if the run is cancelled, or if the file has not failed.
 */
export async function retryRun(
  tools: RunTools,
  id: string,
  { file, restart = false, signal }: RetryRunOptions,
): Promise<number> {
  const { ledger } = tools.broker;
  const run = await needRun(tools, id);
  if (run.state === "cancelled") throw isCancelled(id);
  const only = file === undefined ? undefined : await unitOfFile(tools, id, file);
  let count = 0;
  for await (const unit of unitsOf(ledger.listFailed, id)) {
    if (only !== undefined && unit !== only) continue;
    signal?.throwIfAborted();
    const ref = { run: id, unit };
    const [head] = await ledger.readHeads(id, unit, unit + 1);
    const failures = (await ledger.readUnit(ref))?.failures.length ?? 0;
    if (head === undefined) continue;
    if (restart) await oldPartsEnded(tools, ref, head, signal);
    if (await ledger.reopen(ref, reopeningOf(tools, ref, head, restart))) count += failures;
  }
  await sweepRun(tools.broker, id);
  return count;
}

async function unitOfFile(tools: RunTools, id: string, file: string): Promise<number> {
  for await (const failed of failedFiles(tools, id))
    if (failed.source === file || failed.externalId === file) return failed.unit;
  throw new FleetError(
    `The run ${id} has no failed file "${file}", so there is nothing to retry. Give its source or its external id, as the list of failed files names it.`,
    { code: "fleet-run" },
  );
}

function reopeningOf({ seal }: RunTools, ref: UnitRef, { kind }: UnitHead, restart: boolean): Reopening {
  if (kind === "page") return { record: JSON.stringify(RETRY) };
  return restart ? { record: encodeRecord({ type: "reset" }, ref, seal), startOver: true } : {};
}

/**
 * Waits until no job of the old session can send a part any more. A worker that has not noticed yet that the
 * file failed would mix its old bytes with the new ones, if the store continues the same upload.
 */
async function oldPartsEnded(
  { broker: { queues } }: RunTools,
  ref: UnitRef,
  { kind, root, round }: UnitHead,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (kind === "page") return;
  // The parent of the part jobs waits until each of them has ended.
  const parent: FleetJob = { ...ref, kind: "complete", round };
  while ((await queues.life(root, [parent])) === "live") await systemClock.sleep(LOOK_MS, signal);
}
