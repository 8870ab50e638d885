import { hideSecrets, isCdfError } from "@cdf-multipart/core";
import { messageOf } from "@cdf-multipart/core/internal";
import { FinalFailure, type JobRun } from "../broker/broker.js";
import { JobFailure } from "../errors/job-failure.js";
import type { FleetJob } from "../jobs/job.js";
import { LeaseLost } from "../journal/ledger-journal.js";
import { advanceFile } from "./advance-file.js";
import { sendPage } from "./send-page.js";
import { sendRange } from "./send-range.js";
import type { WorkerContext } from "./worker-context.js";

const HANDLERS = { file: advanceFile, complete: advanceFile, part: sendRange, page: sendPage } as const;

/**
 * Works on a job and reports it.
 *
 * @param onEnd the code of the failure; undefined after a success.
 */
export async function processJob(
  context: WorkerContext,
  run: JobRun,
  onEnd: (job: FleetJob, code: string | undefined) => void,
): Promise<void> {
  const { job, attempt } = run;
  const about = { kind: job.kind, run: job.run, unit: job.unit };
  const startedAt = performance.now();
  context.emit({ type: "job-start", ...about, attempt });
  try {
    await HANDLERS[job.kind](context, run);
    context.emit({ type: "job-end", ...about, elapsed: Math.round(performance.now() - startedAt) });
    onEnd(job, undefined);
  } catch (error) {
    const final = error instanceof FinalFailure;
    const code = codeOf(final ? (error.cause ?? error) : error);
    const message = hideSecrets(messageOf(error));
    context.emit({ type: "job-failed", ...about, attempt, final, code, message });
    // A page of which files were stored does not speak against the worker.
    onEnd(job, error instanceof JobFailure && error.stored > 0 ? undefined : code);
    throw error;
  }
}

function codeOf(error: unknown): string {
  if (isCdfError(error) || error instanceof JobFailure) return error.code;
  return error instanceof LeaseLost ? "lease-lost" : "unexpected";
}
