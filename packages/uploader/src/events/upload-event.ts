import type { FileInfo } from "@cdf-multipart/core";
import type { UploadPlan } from "../plan/upload-plan.js";
import type { Progress, RetryReason } from "../progress/progress.js";
import type { Verification } from "../verify/verification.js";

/**
 * Why a session was opened. `resumed`: an earlier session is resumed. `expired`: its URLs had expired, or
 * were about to.
 */
export type SessionReason = "new" | "existing" | "resumed" | "expired";

/**
 * - `concurrency-limited`: the memory limit allows fewer parts in flight than `concurrency` asks for.
 * - `journal-unavailable`: no journal can be kept, so the upload continues without one.
 * - `journal-damaged`: the end of an earlier run's journal was damaged and was cut off.
 * - `journal-exposed`: other users could read the journal, or use its folder, until now.
 * - `journal-left`: the upload is done, but its journal could not be removed.
 * - `entry-deleted`: the file entry of an earlier run is gone, so everything is sent again to a new one.
 * - `entry-left`: an earlier run was killed while it created its file entry, and may have left one without
 *   content.
 * - `parts-missing`: the service does not have parts that were acknowledged, so they are sent again.
 * - `parts-unproven`: the source looks different, and some parts have no checksum, so those are sent again.
 * - `content-not-recorded`: the file is stored, but the next upload with `"if-changed"` sends it again.
 */
export type WarningCode =
  | "concurrency-limited"
  | "journal-unavailable"
  | "journal-damaged"
  | "journal-exposed"
  | "journal-left"
  | "entry-deleted"
  | "entry-left"
  | "parts-missing"
  | "parts-unproven"
  | "content-not-recorded";

/**
 * The events of an upload, in the order in which they happen. They contain no secrets. Times (`at`) are ms
 * since the epoch.
 */
export type UploadEvent =
  | { readonly type: "planned"; readonly at: number; readonly plan: UploadPlan }
  | {
      readonly type: "session";
      readonly at: number;
      readonly reason: SessionReason;
      readonly fileId: number;
      /** Absent for a file that is uploaded in one PUT. */
      readonly uploadId?: string;
      /** When the upload URLs expire, if they say so. */
      readonly expiresAt?: number;
      /** Parts that need not be sent, since an earlier run sent them in this session. */
      readonly partsKept: number;
      /** Parts that were acknowledged in the session that this one replaces. They have to be sent again. */
      readonly partsLost: number;
      /** Bytes of the lost parts. */
      readonly bytesLost: number;
    }
  | {
      readonly type: "part-start";
      readonly at: number;
      readonly partNumber: number;
      /** Counted from 1. */
      readonly attempt: number;
      readonly bytes: number;
    }
  | { readonly type: "progress"; readonly at: number; readonly progress: Progress }
  | {
      readonly type: "part-retry";
      readonly at: number;
      readonly partNumber: number;
      /** The attempt that failed. */
      readonly attempt: number;
      readonly reason: RetryReason;
      /** ms until the part is sent again at the earliest. */
      readonly delay: number;
      /** Bytes of the failed attempt that were written in vain. */
      readonly bytesWasted: number;
      /** What went wrong; absent for a slow part. */
      readonly error?: Error;
    }
  | {
      readonly type: "part-done";
      readonly at: number;
      readonly partNumber: number;
      readonly attempt: number;
      readonly bytes: number;
      /** ms from the start of this attempt to the answer. */
      readonly elapsed: number;
      readonly etag?: string;
      /** As `md5:…`, if one was computed or the store reported one. */
      readonly checksum?: string;
      /** True when the store computed the same checksum. */
      readonly verified?: boolean;
    }
  | { readonly type: "concurrency"; readonly at: number; readonly from: number; readonly to: number }
  | {
      /** No part is started before `until`, because the store asked to wait. */
      readonly type: "cool-down";
      readonly at: number;
      readonly until: number;
    }
  | {
      /** At this speed the upload URLs expire before the upload ends. */
      readonly type: "deadline";
      readonly at: number;
      readonly expiresAt: number;
      /** When the last byte would be sent, ms since the epoch. */
      readonly projectedEnd: number;
    }
  /**
   * A file that is uploaded in one PUT is complete with its response: then `completed` follows immediately.
   */
  | { readonly type: "completing"; readonly at: number; readonly fileId: number }
  | {
      /** The parts were put together; the service has not yet reported that the content has arrived. */
      readonly type: "completed";
      readonly at: number;
      readonly fileId: number;
    }
  | {
      readonly type: "uploaded";
      readonly at: number;
      readonly file: FileInfo;
      /** True if the file had this content already, so that nothing was sent; otherwise absent. */
      readonly unchanged?: true;
    }
  | {
      /** The checks that were made beyond the transfer itself; only emitted when checks were asked for. */
      readonly type: "verified";
      readonly at: number;
      readonly verification: Verification;
    }
  | {
      /** Something that a person should know, in words; the upload continues. */
      readonly type: "warning";
      readonly at: number;
      readonly code: WarningCode;
      readonly message: string;
    }
  | { readonly type: "paused" | "resumed"; readonly at: number }
  | { readonly type: "failed"; readonly at: number; readonly error: unknown }
  | {
      /** A reader was too slow: `count` events before this one were dropped. */
      readonly type: "events-lost";
      readonly at: number;
      readonly count: number;
    };
