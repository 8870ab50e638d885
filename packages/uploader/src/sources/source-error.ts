import type { CdfError } from "@cdf-multipart/core";
import { defineError, type ErrorClass, errorGuard } from "@cdf-multipart/core/internal";

/**
 * `source-missing`: nothing exists at that path or URL. `source-forbidden`: it exists but may not be read.
 * `source-not-a-file`: a directory, a pipe, a device. `source-too-large`: larger than a file in CDF can be.
 * `source-unreadable`: reading failed. `source-length`: fewer or more bytes than its size. `source-no-range`:
 * the server does not send parts of a file. `source-spool`: the temporary copy could not be created or
 * written. `source-changed`: it changed after the upload was planned.
 */
export type SourceErrorCode =
  | "source-missing"
  | "source-forbidden"
  | "source-not-a-file"
  | "source-too-large"
  | "source-unreadable"
  | "source-length"
  | "source-no-range"
  | "source-spool"
  | "source-changed";

/** The bytes to upload cannot be retrieved, or they changed. A retry does not help. */
export interface SourceError extends CdfError {
  readonly code: SourceErrorCode;
}
export const SourceError: ErrorClass<SourceError> = /* @__PURE__ */ defineError("SourceError", {});

/** True for a SourceError or SourceChangedError, also for one from another copy of the package. */
export const isSourceError: (error: unknown) => error is SourceError = /* @__PURE__ */ errorGuard(
  "SourceError",
  "SourceChangedError",
);

/**
 * `size`: longer or shorter. `modified`: another modification time. `replaced`: another file at the same
 * path. `content`: another ETag or other bytes, or the platform reports only that the source changed.
 */
export type SourceChange = "size" | "modified" | "replaced" | "content";

/** What is known about a change. */
interface SourceChangedOptions {
  /** What changed. */
  readonly change: SourceChange;
  /** The sizes before and now, in bytes, if `change` is `size` and both are known. */
  readonly sizes?: { readonly before: number; readonly now: number };
  readonly cause?: unknown;
}

/** The source changed after it was opened, so its upload must not be completed. */
export class SourceChangedError extends SourceError {
  /** What changed. */
  readonly change: SourceChange;
  /** The sizes before and now, if `change` is `size` and both are known: it grew or it shrank. */
  readonly sizes?: { readonly before: number; readonly now: number };

  constructor(message: string, options: SourceChangedOptions) {
    super(message, { code: "source-changed", cause: options.cause });
    this.change = options.change;
    if (options.sizes !== undefined) this.sizes = options.sizes;
  }

  override get name(): string {
    return "SourceChangedError";
  }
}

/** True for a SourceChangedError, also for one from another copy of the package. */
export const isSourceChangedError: (error: unknown) => error is SourceChangedError =
  /* @__PURE__ */ errorGuard("SourceChangedError");
