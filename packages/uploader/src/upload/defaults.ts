import type { Clock, RetryOptions } from "@cdf-multipart/core";
import { systemClock } from "@cdf-multipart/core/internal";
import { resolveRetry } from "@cdf-multipart/core/internal/calls";
import type { ResumeCheck } from "../resume/resume-check.js";
import type { VerifyMode } from "../verify/verification.js";
import type { StoredResume, TransferOptions } from "./options.js";

/** The default of `onePutMax`, bytes. */
export const ONE_PUT_MAX: number = 1_048_576;

/** The settings of a transfer, complete. */
export interface ResolvedSettings {
  readonly restart: boolean;
  readonly resumeCheck: ResumeCheck;
  readonly verify: VerifyMode;
  readonly uploadedTimeout: number;
  readonly onePutMax: number;
  readonly waitFor: "file" | "node";
  readonly retry: Required<RetryOptions>;
  readonly clock: Clock;
  readonly random: () => number;
}

/** Fills in the defaults of an upload, also for options that are undefined. The only place that has them. */
export function resolveSettings(
  options: TransferOptions & Pick<StoredResume, "restart" | "resumeCheck">,
): ResolvedSettings {
  const { restart = false, resumeCheck = "auto", verify = "none" } = options;
  const { uploadedTimeout = 300_000, clock = systemClock, random = Math.random } = options;
  const { onePutMax = ONE_PUT_MAX, waitFor = "file" } = options;
  return {
    restart,
    resumeCheck,
    verify,
    uploadedTimeout,
    onePutMax,
    waitFor,
    clock,
    random,
    retry: resolveRetry(options.retry),
  };
}
