import { isCdfError } from "@cdf-multipart/core";
import { SourceError } from "./source-error.js";

/**
 * `size`: longer or shorter. `modified`: another modification time. `replaced`: another file at the same
 * path. `content`: another ETag or other bytes, or the platform reports only that the source changed.
 */
export type SourceChange = "size" | "modified" | "replaced" | "content";

/** Options of a SourceChangedError. */
export interface SourceChangedErrorOptions {
  /** What changed. */
  readonly change: SourceChange;
  readonly cause?: unknown;
}

/** The source changed after it was opened, so its upload must not be completed. */
export class SourceChangedError extends SourceError {
  /** What changed. */
  readonly change: SourceChange;

  constructor(message: string, options: SourceChangedErrorOptions) {
    super(message, { code: "source-changed", cause: options.cause });
    this.change = options.change;
  }

  override get name(): string {
    return "SourceChangedError";
  }
}

/** True for a SourceChangedError, also for one from another copy of the package. */
export function isSourceChangedError(error: unknown): error is SourceChangedError {
  return isCdfError(error) && error.code === "source-changed";
}
