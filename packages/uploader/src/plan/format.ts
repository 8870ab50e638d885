import { partLength, type UploadPlan } from "./upload-plan.js";

const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"] as const;
const STEP = 1024;

/**
 * Formats a byte count for people: `16 MiB`, `409.6 MiB`, `17 B`.
 *
 * @param bytes zero or more.
 */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit += 1;
  }
  const rounded = Math.round(value * 100) / 100;
  return `${rounded} ${UNITS[unit] ?? "B"}`;
}

/** Formats a byte count exactly and for people, where an exact limit matters: `5242880 bytes (5 MiB)`. */
export function exactBytes(bytes: number): string {
  return bytes < STEP ? `${bytes} bytes` : `${bytes} bytes (${formatBytes(bytes)})`;
}

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
