import { exactBytes, formatBytes } from "./format-bytes.js";
import { partLength, type UploadPlan } from "./upload-plan.js";

/**
 * Describes a plan in one line for people, as a dry run prints it:
 * `104857600 bytes (100 MiB) in 8 parts: 7 of 13107200 bytes (12.5 MiB), the last of 13107200 bytes (12.5
 * MiB)`.
 */
export function describePlan(plan: UploadPlan): string {
  const last = plan.parts.at(-1);
  const total = exactBytes(plan.size);
  if (last === undefined || plan.parts.length === 1) return `${total} in 1 part`;
  const others = plan.parts.length - 1;
  if (partLength(last) === plan.partSize) {
    return `${total} in ${plan.parts.length} parts of ${exactBytes(plan.partSize)} each`;
  }
  return (
    `${total} in ${plan.parts.length} parts: ${others} of ${exactBytes(plan.partSize)}, ` +
    `the last of ${formatBytes(partLength(last))}`
  );
}
