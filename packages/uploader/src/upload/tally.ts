import type { FileInfo } from "@cdf-multipart/core";
import type { UploadJob } from "../engine/upload-job.js";
import type { UploadResult } from "../engine/upload-result.js";
import type { UploadEvent } from "../events/upload-event.js";

/** Counts the events of an upload for its result. */
export interface Tally {
  count(event: UploadEvent): void;
  result(job: UploadJob, file: FileInfo, elapsed: number): UploadResult;
}

/** All counts are 0. */
export function createTally(): Tally {
  let retries = 0;
  let sessions = 0;
  let partsResumed: number | undefined;
  return {
    count(event): void {
      if (event.type === "part-retry") retries += 1;
      if (event.type !== "session") return;
      // A session that this handle resumed after a pause was also opened here.
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
