import { type CdfErrorCode, type FilesClientOptions, hideSecrets, isCdfError } from "@cdf-multipart/core";
import type { UploadEvent } from "../../events/upload-event.js";
import type { SchedulerOptions } from "../../scheduler/scheduler-options.js";
import type {
  NoResume,
  PartSizing,
  StoredResume,
  TransferOptions,
  UploadTarget,
} from "../../upload/options.js";
import type { UploadResult } from "../../upload/upload-result.js";

/** Client settings that can be passed to a worker. The token function stays in the page. */
export type WorkerClient = WithoutFunctions<FilesClientOptions>;

type WithoutFunctions<Options> = Options extends unknown
  ? Omit<Options, "token" | "fetch" | "hooks" | "clock" | "random">
  : never;

/** Upload options that can be passed to a worker. */
export type WorkerUploadOptions = UploadTarget &
  PartSizing &
  Pick<TransferOptions, "retry" | "uploadedTimeout" | "waitFor" | "verify"> &
  Pick<SchedulerOptions, "concurrency" | "memory" | "limitRate"> &
  (Omit<StoredResume, "journalStore"> | Omit<NoResume, "journalStore">);

/** What can be uploaded from a worker. */
export type WorkerInput = Blob | FileSystemFileHandle;

/** An error as it is sent from the worker to the page. */
export interface PlainError {
  readonly name: string;
  readonly message: string;
  /** Absent for an error that is not a CdfError. */
  readonly code?: CdfErrorCode;
}

/** The first message about an upload. Its port carries all others. */
export interface Begin {
  readonly type: "cdf-multipart upload";
  readonly client: WorkerClient;
  readonly input: WorkerInput;
  readonly options: WorkerUploadOptions;
}

/** Page to worker. */
export type ToWorker =
  | { readonly type: "token"; readonly id: number; readonly token: string }
  | { readonly type: "no-token"; readonly id: number; readonly error: PlainError }
  | { readonly type: "pause" | "resume" | "abort" | "discard" };

/** Worker to page. */
export type ToPage =
  | { readonly type: "ask-token"; readonly id: number; readonly rejected?: string }
  | { readonly type: "event"; readonly event: UploadEvent }
  | { readonly type: "done"; readonly result: UploadResult }
  | { readonly type: "failed"; readonly error: PlainError };

/** Converts an error for a message, without its secrets. */
export function plainError(error: unknown): PlainError {
  if (!(error instanceof Error)) return { name: "Error", message: hideSecrets(String(error)) };
  const name = hideSecrets(error.name);
  const message = hideSecrets(error.message);
  return isCdfError(error) ? { name, message, code: error.code } : { name, message };
}
