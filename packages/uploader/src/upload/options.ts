import type { Clock, FileFields, LinkTarget, RetryOptions } from "@cdf-multipart/core";
import type { EventListeners } from "../events/emitter.js";
import type { UploadEvent } from "../events/upload-event.js";
import type { Journal } from "../journal/journal.js";
import type { JournalStore } from "../journal/journal-store.js";
import type { JournalMode } from "../journal/open-upload-journal.js";
import type { ResumeCheck } from "../resume/resume-check.js";
import type { Scheduler } from "../scheduler/scheduler.js";
import type { SchedulerOptions } from "../scheduler/scheduler-options.js";
import type { Transport } from "../transport/transport.js";
import type { VerifyMode } from "../verify/verification.js";
import type { UploadResult } from "./upload-result.js";

/** The target: a new file with the given fields, or an existing file. */
export type UploadInto =
  | {
      /** Fields of the new file. `name` and `mimeType` default to those of the source. */
      readonly file?: Partial<FileFields>;
      /** True: replaces the file with the same `externalId` when the upload completes. @default false */
      readonly overwrite?: boolean;
      readonly target?: never;
    }
  | {
      /** An existing file, by its external id or its data-modeling node. */
      readonly target: LinkTarget;
      readonly file?: never;
      readonly overwrite?: never;
    };

/** The division into parts. */
export type UploadCut =
  | {
      /** Bytes per part, except the last. @default depends on the size of the file */
      readonly partSize?: number;
      readonly parts?: never;
    }
  | {
      /** Number of parts. @default depends on the size of the file */
      readonly parts: number;
      readonly partSize?: never;
    };

/** The settings of an upload. */
export interface UploadSettings
  extends Pick<SchedulerOptions, "concurrency" | "memory" | "limitRate">,
    EventListeners {
  /** Aborts the upload. It rejects with the signal's reason when all connections and handles are closed. */
  readonly signal?: AbortSignal;
  /**
   * Bytes. A new file up to this size goes up with `initFileUpload` and one PUT instead of in parts: half the
   * API requests. 0: every file goes up in parts. @default 1048576 (1 MiB)
   */
  readonly onePutMax?: number;
  /** Number of retries of a part, and the time between them. @default 10 times, up to 60 s apart */
  readonly retry?: RetryOptions;
  /** ms to wait until the service reports `uploaded` after it was asked to join the parts. @default 300000 */
  readonly uploadedTimeout?: number;
  /**
   * Sends the parts. A function creates a transport for this upload, which is closed with it. A given
   * transport stays open, and other uploads can use its connections.
   * @default the platform's own
   */
  readonly transport?: Transport | (() => Transport);
  /**
   * Shares slots, memory, bandwidth and cool-down with other uploads. `concurrency`, `memory` and `limitRate`
   * then have no effect.
   */
  readonly scheduler?: Scheduler;
  /**
   * The journal, with which the same call in another process resumes the upload. `optional`: the platform's
   * journals (in Node, files in the user's state folder), or no journal, with a warning. `required`: the
   * platform's journals, or an error. `off`: the upload can be resumed only through its handle. Your own
   * journal: it is read and gets all records.
   * @default "optional" for `uploadFile` in Node and for uploads in a browser, otherwise "off"
   */
  readonly journal?: JournalMode | "off" | Journal;
  /** Where `optional` and `required` store journals. @default in Node `fileJournalStore()` */
  readonly journalStore?: JournalStore;
  /**
   * True: starts over instead of resuming an earlier run. The file entry of the earlier run is deleted if it
   * has no content.
   * @default false
   */
  readonly restart?: boolean;
  /** What is compared before an earlier run is resumed. @default "auto" */
  readonly resumeCheck?: ResumeCheck;
  /**
   * What is checked in addition to the transfer itself. The result says which checks were made. @default
   * "none"
   */
  readonly verify?: VerifyMode;
  /** Clock, for tests. @default the system's clock */
  readonly clock?: Clock;
  /** Randomness, for tests: a number from 0 (included) to 1 (excluded). @default Math.random */
  readonly random?: () => number;
}

/** The settings that decide whether an upload shares a scheduler or has its own. */
export type SharingSettings = Pick<
  UploadSettings,
  "scheduler" | "clock" | "concurrency" | "memory" | "limitRate"
>;

/** All options of an upload. */
export type UploadOptions = UploadInto & UploadCut & UploadSettings;

/** The defaults of {@link UploadOptions}. */
export const UPLOAD_DEFAULTS: Readonly<
  Required<Pick<UploadSettings, "uploadedTimeout" | "onePutMax" | "restart" | "resumeCheck" | "verify">>
> = Object.freeze({
  uploadedTimeout: 300_000,
  onePutMax: 1_048_576,
  restart: false,
  resumeCheck: "auto",
  verify: "none",
});

/** One of many files: its bytes, its target and its part size. */
export type ManyItem<Input> = UploadInto &
  UploadCut & {
    /**
     * The bytes, or a function that opens them when the file's turn comes. What the function returns is
     * closed afterwards, so only files in flight are open.
     */
    readonly source: Input | (() => Input | Promise<Input>);
    /** The journal of this file, instead of the one that `options.journal` chooses. */
    readonly journal?: Journal;
  };

/** How many files are uploaded concurrently, and the settings of an upload, which all files share. */
export interface ManyOptions<Item> extends Omit<UploadSettings, "journal" | "onEvent" | "onProgress"> {
  /**
   * Whether each file has a journal that outlives this process. A file that is given as a path is found again
   * by this path. Any other input is found only by external id, or by name and size. @default "off"; in a
   * browser "optional"
   */
  readonly journal?: JournalMode | "off";
  /**
   * Maximum files in flight, including results that were not fetched yet. Parts have their own limit.
   * @default 16
   */
  readonly files?: number;
  /** Called for each event of each file. */
  readonly onEvent?: (event: UploadEvent, item: Item) => void;
}

/** The result of one file. */
export type ManyResult<Item> =
  | {
      readonly status: "uploaded";
      /** Its position in the input, from 0. */
      readonly index: number;
      readonly item: Item;
      readonly result: UploadResult;
    }
  | {
      readonly status: "failed";
      readonly index: number;
      readonly item: Item;
      readonly error: unknown;
    };

/** The defaults of {@link ManyOptions}. */
export const MANY_DEFAULTS: Readonly<{ files: number }> = Object.freeze({ files: 16 });
