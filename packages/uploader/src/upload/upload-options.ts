import type { Clock, FileFields, LinkTarget, RetryOptions } from "@cdf-multipart/core";
import type { EventListeners } from "../events/emitter.js";
import type { Journal } from "../journal/journal.js";
import type { JournalStore } from "../journal/journal-store.js";
import type { JournalMode } from "../journal/open-upload-journal.js";
import type { ResumeCheck } from "../resume/resume-check.js";
import type { Scheduler } from "../scheduler/scheduler.js";
import type { SchedulerOptions } from "../scheduler/scheduler-options.js";
import type { Transport } from "../transport/transport.js";
import type { VerifyMode } from "../verify/verification.js";

/** Into a new file, whose fields are given, or into one that exists. */
export type UploadInto =
  | {
      /** Fields of the new file. `name` and `mimeType` are those of the source unless given. */
      readonly file?: Partial<FileFields>;
      /** True: a file with the same `externalId` is replaced when the upload completes. @default false */
      readonly overwrite?: boolean;
      readonly target?: never;
    }
  | {
      /** A file that exists: by its external id, or its data-modeling node. */
      readonly target: LinkTarget;
      readonly file?: never;
      readonly overwrite?: never;
    };

/** How the file is cut. */
export type UploadCut =
  | {
      /** Bytes of every part but the last. @default by the size of the file */
      readonly partSize?: number;
      readonly parts?: never;
    }
  | {
      /** Number of parts. @default by the size of the file */
      readonly parts: number;
      readonly partSize?: never;
    };

/** How an upload runs. */
export interface UploadSettings
  extends Pick<SchedulerOptions, "concurrency" | "memory" | "limitRate">,
    EventListeners {
  /** Ends the upload: it rejects with the signal's reason when every connection and handle is closed. */
  readonly signal?: AbortSignal;
  /** How often and how patiently a part is repeated. @default 10 times, up to 60 s apart */
  readonly retry?: RetryOptions;
  /** How long to wait for the service to say `uploaded` after the parts were put together, ms. @default 300000 */
  readonly uploadedTimeout?: number;
  /**
   * What sends parts. A function makes one for this upload, which is then closed with it; a transport that is given as it
   * is stays open and its connections can serve other uploads.
   * @default the platform's own
   */
  readonly transport?: Transport | (() => Transport);
  /** Shares slots, memory, bandwidth and cool-down with other uploads. `concurrency`, `memory` and `limitRate` are then its business. */
  readonly scheduler?: Scheduler;
  /**
   * What remembers how far the upload is, so that the same call in another process goes on where this one was ended.
   * `optional`: the platform's journals (in Node files in the user's state folder), or without, after a warning. `required`:
   * those or not at all. `off`: only as long as the handle lives. A journal of your own is asked for and told everything.
   * @default "optional" for `uploadFile` in Node, "off" elsewhere
   */
  readonly journal?: JournalMode | "off" | Journal;
  /** Where `optional` and `required` keep journals. @default in Node `fileJournalStore()` */
  readonly journalStore?: JournalStore;
  /**
   * True: what an earlier run left is not gone on with; the entry that it made is deleted, if it has no content.
   * @default false
   */
  readonly restart?: boolean;
  /** What is compared before an earlier run is gone on with. @default "auto" */
  readonly resumeCheck?: ResumeCheck;
  /** What is checked beyond the transfer itself. The result says which checks were really made. @default "none" */
  readonly verify?: VerifyMode;
  /** Time, for tests. @default the system's */
  readonly clock?: Clock;
  /** Randomness, for tests: a number from 0 (included) to 1 (excluded). @default Math.random */
  readonly random?: () => number;
}

/** The settings that decide which scheduler an upload shares, or has of its own. */
export type SharingSettings = Pick<
  UploadSettings,
  "scheduler" | "clock" | "concurrency" | "memory" | "limitRate"
>;

/** Everything that can be said about an upload. */
export type UploadOptions = UploadInto & UploadCut & UploadSettings;

/** What holds where the caller chooses nothing. */
export const UPLOAD_DEFAULTS: Readonly<
  Required<Pick<UploadSettings, "uploadedTimeout" | "restart" | "resumeCheck" | "verify">>
> = Object.freeze({ uploadedTimeout: 300_000, restart: false, resumeCheck: "auto", verify: "none" });
