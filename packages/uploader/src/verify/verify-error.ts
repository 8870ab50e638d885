import type { CdfError } from "@cdf-multipart/core";
import { defineError, type ErrorClass, errorGuard } from "@cdf-multipart/core/internal";

/**
 * - `download-mismatch`: the stored file, read back, differs from the source.
 * - `download-failed`: the stored file could not be read back, so the result is unknown.
 */
export type VerifyErrorCode = "download-mismatch" | "download-failed";

/** The stored file was completed, but it differs from the source, or that could not be determined. */
export interface VerifyError extends CdfError {
  readonly code: VerifyErrorCode;
  readonly fileId: number;
  /** Offset of the first byte that differs or could not be read. */
  readonly offset: number;
}
export const VerifyError: ErrorClass<VerifyError> = /* @__PURE__ */ defineError("VerifyError", {});

/** True for a VerifyError, also one from another copy of the package. */
export const isVerifyError: (error: unknown) => error is VerifyError =
  /* @__PURE__ */ errorGuard("VerifyError");
