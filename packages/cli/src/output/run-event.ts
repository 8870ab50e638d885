import type { UploadEvent, Verification } from "@cdf-multipart/uploader";
import type { ExitCode } from "./exit-codes.js";

/** A file of a run, as passed to all views. */
export interface FileRef {
  /** Its index in the run, from 0. */
  readonly index: number;
  /** The path as given on the command line, or as found in a folder that was given. */
  readonly path: string;
  readonly name: string;
  readonly externalId?: string | undefined;
  /** Bytes, if known before the upload. */
  readonly size?: number | undefined;
}

/**
 * Why a file was skipped: its external id already exists with content, an earlier run of the same command stored it, or the
 * content in CDF is the same (`--overwrite if-changed`).
 */
export type SkipReason = "exists" | "stored-before" | "unchanged";

/** The result of a run. */
export interface RunSummary {
  readonly stored: number;
  readonly skipped: number;
  readonly failed: number;
  /** Files that were found but neither stored nor failed, because the run was stopped. */
  readonly unfinished: number;
  /** Bytes of the stored files. */
  readonly bytes: number;
  /** Attempts of parts, without the first attempt of each. */
  readonly retries: number;
  /** ms. */
  readonly elapsed: number;
  /** The first files that failed. */
  readonly failures: readonly { readonly path: string; readonly message: string }[];
  /** The command that uploads the rest; absent when all files are stored. */
  readonly again?: string | undefined;
  /** The same command uploads the rest, but it is too long to be printed. */
  readonly repeat?: true | undefined;
  /** The skipped files of folders, in words. */
  readonly leftOut?: string | undefined;
  readonly exitCode: ExitCode;
  /** The signal that ended the run. */
  readonly stoppedBy?: string | undefined;
}

/** What was found so far. */
export interface FoundCounts {
  /** Files, including those that cannot be uploaded. */
  readonly total: number;
  /** Bytes of the files whose size is known. */
  readonly bytes: number;
  readonly sizesUnknown: number;
}

/** Everything that a run reports to its views: a terminal, a log, a program, a report. */
export type RunEvent =
  | ({
      readonly type: "begun";
      /** This process sends one of `count` shards of the files; the totals are those of the shard. */
      readonly shard?: { readonly index: number; readonly count: number } | undefined;
      /** More files are being found. */
      readonly searching: boolean;
      readonly baseUrl: string;
      readonly project: string;
    } & FoundCounts)
  /** What was found so far; before the run has begun, or while its first files are sent. */
  | ({
      readonly type: "found";
      /** False: all files were found. */
      readonly searching: boolean;
    } & FoundCounts)
  | { readonly type: "file-started"; readonly file: FileRef }
  | { readonly type: "file-event"; readonly file: FileRef; readonly event: UploadEvent }
  /** A step that takes time, after all bytes were sent. */
  | { readonly type: "step"; readonly file: FileRef; readonly line: string }
  | { readonly type: "file-stored"; readonly file: FileRef; readonly stored: StoredFile }
  | { readonly type: "file-skipped"; readonly file: FileRef; readonly reason: SkipReason }
  | { readonly type: "file-failed"; readonly file: FileRef; readonly error: unknown; readonly code: ExitCode }
  /** A message for the user. */
  | { readonly type: "notice"; readonly line: string }
  /** One attempt of an API request. */
  | {
      readonly type: "request";
      readonly operation: string;
      readonly attempt: number;
      /** ms. */
      readonly elapsed: number;
      readonly status?: number | undefined;
      readonly requestId?: string | undefined;
      readonly message?: string | undefined;
    }
  /** Files or lines are invalid, so nothing is sent; with `--keep-going` the others are sent. */
  | {
      readonly type: "refused";
      /** The first faults, as sentences. */
      readonly faults: readonly string[];
      /** Number of files or lines with faults. */
      readonly faulty: number;
      readonly goesOn: boolean;
    }
  | { readonly type: "ended"; readonly summary: RunSummary };

/** A receiver of all events of a run. */
export type RunView = (event: RunEvent) => void;

/** One view that passes each event to several. */
export function combineViews(views: readonly RunView[]): RunView {
  return (event) => {
    for (const view of views) view(event);
  };
}

/** A file after its upload. */
export interface StoredFile {
  /** The path as given on the command line, or as found in a folder that was given. */
  readonly path: string;
  readonly id: number;
  readonly name: string;
  readonly externalId?: string | undefined;
  readonly bytes: number;
  readonly parts: number;
  /** Number of parts that an earlier run sent. */
  readonly partsResumed: number;
  /** Attempts of parts, without the first attempt of each. */
  readonly retries: number;
  /** ms. */
  readonly elapsed: number;
  /** The result of `--verify`, if it was given. */
  readonly verification?: Verification;
  /** Lower-case hex. */
  readonly sha256?: string | undefined;
  /** The copy in the emulator of this run, which was downloaded and compared with the file. */
  readonly copy?: StoredCopy | undefined;
}

/** The bytes that an emulator stored. */
export interface StoredCopy {
  readonly path: string;
  /** Whether the copy remains after the run, in the folder of `--emulator-dir`. */
  readonly kept: boolean;
}
