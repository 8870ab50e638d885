import type { FileInfo } from "@cdf-multipart/core";
import type { UploadPlan } from "../plan/upload-plan.js";
import type { Progress } from "../progress/progress.js";

/** Why a session was opened. `resumed`: an earlier one is gone on with. `expired`: its URLs had ended, or were about to. */
export type SessionReason = "new" | "existing" | "resumed" | "expired";

/** Why a part is sent again. `slow`: its connection lags behind the others. */
export type RetryReason = "status" | "connection" | "timeout" | "early-answer" | "slow";

/** What happens to an upload, in the order in which it happens. Carries no secret. Times (`at`) are ms since the epoch. */
export type UploadEvent =
  | { readonly type: "planned"; readonly at: number; readonly plan: UploadPlan }
  | {
      readonly type: "session";
      readonly at: number;
      readonly reason: SessionReason;
      readonly fileId: number;
      readonly uploadId: string;
      /** When the upload URLs end, where they tell. */
      readonly expiresAt?: number;
      /** Parts that need not be sent, since an earlier run sent them in this session. */
      readonly partsKept: number;
      /** Parts that were acknowledged in the session that this one replaces, and must be sent again. */
      readonly partsLost: number;
      /** Bytes of them. */
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
      /** ms until it is sent again at the earliest. */
      readonly delay: number;
      /** Bytes of the failed attempt that were written for nothing. */
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
    }
  | { readonly type: "concurrency"; readonly at: number; readonly from: number; readonly to: number }
  | {
      /** No part is started before `until`: the store asked for it. */
      readonly type: "cool-down";
      readonly at: number;
      readonly until: number;
    }
  | {
      /** At this speed the upload URLs end before the upload does. */
      readonly type: "deadline";
      readonly at: number;
      readonly expiresAt: number;
      /** When the last byte would be sent, ms since the epoch. */
      readonly projectedEnd: number;
    }
  | { readonly type: "completing"; readonly at: number; readonly fileId: number }
  | {
      /** The parts were put together; the service has yet to say that the content is there. */
      readonly type: "completed";
      readonly at: number;
      readonly fileId: number;
    }
  | { readonly type: "uploaded"; readonly at: number; readonly file: FileInfo }
  | { readonly type: "paused" | "resumed"; readonly at: number }
  | { readonly type: "failed"; readonly at: number; readonly error: unknown }
  | {
      /** A reader was too slow: so many events before this one were dropped. */
      readonly type: "events-lost";
      readonly at: number;
      readonly count: number;
    };
