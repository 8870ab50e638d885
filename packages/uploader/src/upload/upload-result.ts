import type { FileInfo } from "@cdf-multipart/core";
import type { RunOutcome } from "../engine/run-upload.js";
import type { UploadJob } from "../engine/upload-job.js";
import type { UploadEvent } from "../events/upload-event.js";
import type { Verification } from "../verify/verification.js";

/** The result of an upload. */
export interface UploadResult {
  /** The file as the service describes it now. */
  readonly file: FileInfo;
  /** True if the file had this content already, so that nothing was sent (`overwrite: "if-changed"`). */
  readonly unchanged: boolean;
  /** Bytes of the file. */
  readonly bytes: number;
  /** Number of parts. */
  readonly parts: number;
  /** Bytes of every part except the last. */
  readonly partSize: number;
  /** ms from the start to `uploaded`, pauses included. */
  readonly elapsed: number;
  /** Bytes that this process wrote to connections, including repeated attempts. */
  readonly bytesSent: number;
  /** Parts that this process did not send because an earlier run had sent them. */
  readonly partsResumed: number;
  /** Attempts at parts beyond the first attempt of each. */
  readonly retries: number;
  /** Sessions that this process opened; more than one when URLs had expired. */
  readonly sessions: number;
  /** The checks that were made. */
  readonly verification: Verification;
}

type Uploaded = Pick<Extract<RunOutcome, { kind: "uploaded" }>, "file" | "unchanged">;

/** Counts the events of an upload for its result. */
export interface Tally {
  count(event: UploadEvent): void;
  result(job: UploadJob, end: Uploaded, elapsed: number): UploadResult;
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
    result({ plan, progress, checks, verify }, { file, unchanged = false }, elapsed): UploadResult {
      return {
        file,
        unchanged,
        bytes: plan.size,
        parts: plan.parts.length,
        partSize: plan.partSize,
        elapsed,
        bytesSent: progress.bytesSent,
        partsResumed: partsResumed ?? 0,
        retries,
        sessions,
        verification: checks.report(verify === "download" && !unchanged ? plan.size : 0),
      };
    },
  };
}
