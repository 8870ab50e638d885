import { exactBytes, formatBytes } from "./format-bytes.js";
import { partLength, type UploadPlan } from "./upload-plan.js";

/**
 * Describes a plan in one line for people, as a dry run prints it:
 * `41943040 bytes (40 MiB) in 3 parts: 2 of 16777216 bytes (16 MiB), the last of 8 MiB`.
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
