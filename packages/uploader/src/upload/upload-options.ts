import type { Clock, FileFields, LinkTarget, RetryOptions } from "@cdf-multipart/core";
import type { EventListeners } from "../events/emitter.js";
import type { Journal } from "../journal/journal.js";
import type { Scheduler } from "../scheduler/scheduler.js";
import type { SchedulerOptions } from "../scheduler/scheduler-options.js";
import type { Transport } from "../transport/transport.js";

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
  /** Remembers how far the upload is. @default in memory, as long as the handle lives */
  readonly journal?: Journal;
  /** Time, for tests. @default the system's */
  readonly clock?: Clock;
  /** Randomness, for tests: a number from 0 (included) to 1 (excluded). @default Math.random */
  readonly random?: () => number;
}

/** Everything that can be said about an upload. */
export type UploadOptions = UploadInto & UploadCut & UploadSettings;

/** What holds where the caller chooses nothing. */
export const UPLOAD_DEFAULTS: Readonly<Required<Pick<UploadSettings, "uploadedTimeout">>> = Object.freeze({
  uploadedTimeout: 300_000,
});
