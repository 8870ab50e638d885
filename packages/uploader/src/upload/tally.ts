import type { FileInfo } from "@cdf-multipart/core";
import type { UploadJob } from "../engine/upload-job.js";
import type { UploadResult } from "../engine/upload-result.js";
import type { UploadEvent } from "../events/upload-event.js";

/** Counts along an upload's events what its result tells. */
export interface Tally {
  count(event: UploadEvent): void;
  result(job: UploadJob, file: FileInfo, elapsed: number): UploadResult;
}

/** Nothing happened yet. */
export function createTally(): Tally {
  let retries = 0;
  let sessions = 0;
  let partsResumed: number | undefined;
  return {
    count(event): void {
      if (event.type === "part-retry") retries += 1;
      if (event.type !== "session") return;
      // A session that was resumed after a pause of this very handle was opened here, too.
      if (event.reason !== "resumed") {
        sessions += 1;
        partsResumed = 0;
      } else partsResumed ??= event.partsKept;
    },
    result({ plan, progress, checks, verify }, file, elapsed): UploadResult {
      return {
        file,
        bytes: plan.size,
        parts: plan.parts.length,
        partSize: plan.partSize,
        elapsed,
        bytesSent: progress.bytesSent,
        partsResumed: partsResumed ?? 0,
        retries,
        sessions,
        verification: checks.report(verify === "download" ? plan.size : 0),
      };
    },
  };
}
