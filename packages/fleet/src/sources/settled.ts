import type { SourceFingerprint } from "@cdf-multipart/uploader";
import { JobFailure } from "../errors/job-failure.js";

/**
 * Refuses a file that was written to a moment ago, since it may not be complete. The job is repeated later.
 *
 * @param settleMs how old its last change has to be, ms. A time in the future counts as well: clocks differ.
 * @throws JobFailure `source-young`
 */
export function checkSettled(
  name: string,
  { modified }: SourceFingerprint,
  settleMs: number,
  now: number,
): void {
  if (modified === undefined || Math.abs(now - modified) >= settleMs) return;
  throw new JobFailure(
    `"${name}" was written to less than ${settleMs / 1000} s ago, so it may not be complete. It is sent later, unless it keeps changing.`,
    "source-young",
  );
}
