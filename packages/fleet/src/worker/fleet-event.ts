import type { JobKind } from "../jobs/job.js";

/** What happens on a worker. Contains no secret. */
export type FleetEventBody =
  | { readonly type: "worker"; readonly state: "started" | "draining" | "ended" }
  | {
      readonly type: "job-start";
      readonly kind: JobKind;
      readonly run: string;
      readonly unit: number;
      readonly attempt: number;
    }
  | {
      readonly type: "job-end";
      readonly kind: JobKind;
      readonly run: string;
      readonly unit: number;
      readonly elapsed: number;
    }
  | {
      readonly type: "job-failed";
      readonly kind: JobKind;
      readonly run: string;
      readonly unit: number;
      readonly attempt: number;
      /** Whether this was the last attempt at the job. */
      readonly final: boolean;
      readonly code: string;
      readonly message: string;
    }
  /** `root:path` of a file that is stored. */
  | {
      readonly type: "file-done";
      readonly run: string;
      readonly unit: number;
      readonly source: string;
      readonly bytes: number;
    }
  | {
      readonly type: "file-failed";
      readonly run: string;
      readonly unit: number;
      readonly source: string;
      readonly code: string;
      readonly message: string;
    }
  | { readonly type: "warning"; readonly code: string; readonly message: string };

/** An event with its time, ms since the epoch, and the worker that reports it. */
export type FleetEvent = FleetEventBody & { readonly at: number; readonly worker: string };
