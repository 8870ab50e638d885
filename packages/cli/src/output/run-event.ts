import type { UploadEvent } from "@cdf-multipart/uploader";
import type { ExitCode } from "./exit-codes.js";
import type { StoredFile } from "./stored-file.js";

/** A file of a run, as all views call it. */
export interface FileRef {
  /** Its place in the run, from 0. */
  readonly index: number;
  /** As it was given on the command line, or found below what was given. */
  readonly path: string;
  readonly name: string;
  readonly externalId?: string | undefined;
  /** Bytes, where they are known beforehand. */
  readonly size?: number | undefined;
}

/** Why a file was not sent: its external id is there with content, or an earlier run of the same command stored it. */
export type SkipReason = "exists" | "stored-before";

/** What a run came to. */
export interface RunSummary {
  readonly stored: number;
  readonly skipped: number;
  readonly failed: number;
  /** Files that were found and neither stored nor failed: the run was stopped. */
  readonly unfinished: number;
  /** Bytes of the stored files. */
  readonly bytes: number;
  /** Attempts at parts beyond the first of each. */
  readonly retries: number;
  /** ms. */
  readonly elapsed: number;
  /** The first of those that failed. */
  readonly failures: readonly { readonly path: string; readonly message: string }[];
  /** The command that goes on with what is not stored; absent when everything is. */
  readonly again?: string | undefined;
  /** What was left out, in words. */
  readonly leftOut?: string | undefined;
  readonly exitCode: ExitCode;
  /** The signal that ended the run. */
  readonly stoppedBy?: string | undefined;
}

/** Everything that a run tells its views: a terminal, a log, a program, a report. */
export type RunEvent =
  | {
      readonly type: "begun";
      /** Files that were found; with those that cannot be uploaded. */
      readonly total: number;
      /** Bytes of those whose size is known. */
      readonly bytes: number;
      readonly sizesUnknown: number;
      readonly baseUrl: string;
      readonly project: string;
    }
  | { readonly type: "file-started"; readonly file: FileRef }
  | { readonly type: "file-event"; readonly file: FileRef; readonly event: UploadEvent }
  /** A step that takes time, after the bytes are there. */
  | { readonly type: "step"; readonly file: FileRef; readonly line: string }
  | { readonly type: "file-stored"; readonly file: FileRef; readonly stored: StoredFile }
  | { readonly type: "file-skipped"; readonly file: FileRef; readonly reason: SkipReason }
  | { readonly type: "file-failed"; readonly file: FileRef; readonly error: unknown; readonly code: ExitCode }
  /** Something that a person should know. */
  | { readonly type: "notice"; readonly line: string }
  /** An attempt at a call of the API. */
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
  /** Files or lines are wrong, so nothing is sent; or, with `--keep-going`, only the rest. */
  | {
      readonly type: "refused";
      /** The first of them. */
      readonly faults: readonly string[];
      /** Files or lines with faults. */
      readonly faulty: number;
      readonly goesOn: boolean;
    }
  | { readonly type: "ended"; readonly summary: RunSummary };

/** Somebody who is told everything. */
export type RunView = (event: RunEvent) => void;
