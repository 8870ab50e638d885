import type { Clock, FileFields, LinkTarget, RetryOptions } from "@cdf-multipart/core";
import type { EventListeners } from "../events/emitter.js";
import type { UploadEvent } from "../events/upload-event.js";
import type { Journal } from "../journal/journal.js";
import type { JournalStore } from "../journal/journal-store.js";
import type { JournalMode } from "../journal/open-upload-journal.js";
import type { ResumeCheck } from "../resume/resume-check.js";
import type { Scheduler } from "../scheduler/scheduler.js";
import type { SchedulerOptions } from "../scheduler/scheduler-options.js";
import type { NodeDestination } from "../session/open-session.js";
import type { Transport } from "../transport/transport.js";
import type { VerifyMode } from "../verify/verification.js";
import type { UploadResult } from "./upload-result.js";

/** The target: a new file with the given fields, an existing file, or a data-modeling node. */
export type UploadTarget =
  | {
      /** Fields of the new file. `name` and `mimeType` default to those of the source. */
      readonly file?: Partial<FileFields> | undefined;
      /**
       * True: replaces the file with the same `externalId` when the upload completes. `if-changed`: only if its
       * content is not known to be the same; fields that differ are changed. The hash of the content is kept in
       * the metadata of the file. @default false
       */
      readonly overwrite?: boolean | "if-changed" | undefined;
      readonly target?: undefined;
      readonly node?: undefined;
    }
  | {
      /** An existing file, by its external id or its data-modeling node. */
      readonly target: LinkTarget;
      readonly file?: undefined;
      readonly overwrite?: undefined;
      readonly node?: undefined;
    }
  | {
      /**
       * A data-modeling node: it is created, or merged with the properties that it has, and its content is
       * replaced. `name` and `mimeType` default to those of the source.
       */
      readonly node: NodeDestination;
      /**
       * Fields that become properties: `name`, `mimeType`, `directory`, `labels` (`tags`),
       * `sourceCreatedTime`, `sourceModifiedTime` (`sourceUpdatedTime`). Nodes do not have other fields.
       */
      readonly file?: Partial<FileFields> | undefined;
      /**
       * `if-changed`: replaces the content only if it is not known to be the same; the properties are merged in any
       * case. The hash of the content is kept in the property `sourceContext`, so that must be free.
       * @default the content is replaced
       */
      readonly overwrite?: "if-changed" | undefined;
      readonly target?: undefined;
    };

/** The division into parts. */
export type PartSizing =
  | {
      /** Bytes per part, except the last. @default depends on the size of the file */
      readonly partSize?: number | undefined;
      readonly parts?: undefined;
    }
  | {
      /** Number of parts. @default depends on the size of the file */
      readonly parts: number;
      readonly partSize?: undefined;
    };

/**
 * A scheduler decides how many parts are in flight: one of this upload with these settings, or one that
 * several uploads share.
 */
export type SchedulingOptions = OwnScheduler | SharedScheduler;

/** Settings for a scheduler of this upload. */
export interface OwnScheduler extends Pick<SchedulerOptions, "concurrency" | "memory" | "limitRate"> {
  readonly scheduler?: undefined;
}

/** Shares slots, memory, bandwidth and cool-down with other uploads. */
export interface SharedScheduler {
  readonly scheduler: Scheduler;
  readonly concurrency?: undefined;
  readonly memory?: undefined;
  readonly limitRate?: undefined;
}

/** The upload has a journal, with which the same call in another process resumes it. */
export interface StoredResume {
  /**
   * `optional`: if no journal can be kept, the upload continues without one and emits a warning. `required`:
   * it fails.
   * @default "optional" in Node and in browsers, if the input can be found again: a path, a URL, a File, a
   *   handle, or a target with an external id or instance id; also with `journalStore`. Otherwise "off"
   */
  readonly journal?: JournalMode | undefined;
  /** Where the journal is stored. @default in Node `fileJournalStore()`, in browsers IndexedDB */
  readonly journalStore?: JournalStore | undefined;
  /**
   * True: starts over instead of resuming an earlier run. The file entry of the earlier run is deleted if it
   * has no content.
   * @default false
   */
  readonly restart?: boolean | undefined;
  /** What is compared before an earlier run is resumed. @default "auto" */
  readonly resumeCheck?: ResumeCheck | undefined;
}

/** The upload can be resumed only through its handle. */
export interface NoResume {
  readonly journal: "off";
  readonly journalStore?: undefined;
  readonly restart?: false | undefined;
  readonly resumeCheck?: undefined;
}

/** Your own journal: it is read, and gets all records. */
export interface OwnJournal extends Pick<StoredResume, "restart" | "resumeCheck"> {
  readonly journal: Journal;
  readonly journalStore?: undefined;
}

/** Whether and how the upload can be resumed by another process. */
export type ResumeOptions = StoredResume | NoResume | OwnJournal;

/** The settings of a transfer. `undefined` is the same as an option that is not given. */
export interface TransferOptions extends EventListeners {
  /** Aborts the upload. It rejects with the signal's reason when all connections and handles are closed. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Bytes. A new file up to this size is uploaded with `initFileUpload` and one PUT instead of in parts: half
   * the API requests. 0: every file is uploaded in parts. @default 1048576 (1 MiB)
   */
  readonly onePutMax?: number | undefined;
  /** Number of retries of a part, and the time between them. @default 10 times, up to 60 s apart */
  readonly retry?: RetryOptions | undefined;
  /** ms to wait until the service reports `uploaded` after it was asked to join the parts. @default 300000 */
  readonly uploadedTimeout?: number | undefined;
  /**
   * What is awaited at the end: that the file is `uploaded`, or also that its node reports it (`isUploaded`),
   * which takes seconds longer. Filters of data modeling read the node. @default "file"
   */
  readonly waitFor?: "file" | "node" | undefined;
  /**
   * Sends the parts. A function creates a transport for this upload, which is closed with it. A given
   * transport stays open, and other uploads can use its connections.
   * @default the platform's own
   */
  readonly transport?: Transport | (() => Transport) | undefined;
  /**
   * What is checked in addition to the transfer itself. The result says which checks were made. @default
   * "none"
   */
  readonly verify?: VerifyMode | undefined;
  /** Clock, for tests. @default the system's clock */
  readonly clock?: Clock | undefined;
  /** Randomness, for tests: a number from 0 (included) to 1 (excluded). @default Math.random */
  readonly random?: (() => number) | undefined;
}

/** All options of an upload. */
export type UploadOptions = UploadTarget & PartSizing & TransferOptions & SchedulingOptions & ResumeOptions;

/** One of many files: its bytes, its target and its part size. */
export type ManyItem<Input> = UploadTarget &
  PartSizing & {
    /**
     * The bytes, or a function that opens them when the file's turn comes. What the function returns is
     * closed afterwards, so only files in flight are open.
     */
    readonly source: Input | (() => Input | Promise<Input>);
    /** The journal of this file, instead of the one that `options.journal` chooses. */
    readonly journal?: Journal | undefined;
  };

/** How many files are uploaded concurrently, and the settings of an upload, which all files share. */
export type ManyOptions<Item> = Omit<TransferOptions, "onEvent" | "onProgress"> &
  SchedulingOptions &
  (StoredResume | NoResume) & {
    /**
     * Maximum files in flight, including results that were not fetched yet. Parts have their own limit.
     * @default 16
     */
    readonly files?: number | undefined;
    /** Called for each event of each file. */
    readonly onEvent?: ((event: UploadEvent, item: Item) => void) | undefined;
  };

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
