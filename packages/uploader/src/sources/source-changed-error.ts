import { isCdfError } from "@cdf-multipart/core";
import { SourceError } from "./source-error.js";

/**
 * `size`: longer or shorter than it was. `modified`: another time of last change. `replaced`: another file under the same
 * path. `content`: another ETag, or the platform says that it changed without saying how.
 */
export type SourceChange = "size" | "modified" | "replaced" | "content";

/** What a SourceChangedError is made from. */
export interface SourceChangedErrorOptions {
  /** What was seen to have changed. */
  readonly change: SourceChange;
  readonly cause?: unknown;
}

/** The source is no longer what it was when it was opened, so no upload of it may be completed. */
export class SourceChangedError extends SourceError {
  /** What was seen to have changed. */
  readonly change: SourceChange;

  constructor(message: string, options: SourceChangedErrorOptions) {
    super(message, { code: "source-changed", cause: options.cause });
    this.change = options.change;
  }

  override get name(): string {
    return "SourceChangedError";
  }
}

/** True for a SourceChangedError, also one of another copy of the package. */
export function isSourceChangedError(error: unknown): error is SourceChangedError {
  return isCdfError(error) && error.code === "source-changed";
}
