import { checkPartCount, checkPartSize, checkPlanOptions, checkSize } from "./check-plan.js";
import { choosePartSize, evenPartSize } from "./part-size.js";
import type { PartRange, PlanOptions, UploadPlan } from "./upload-plan.js";

/**
 * Cuts a file of `size` bytes into parts that CDF accepts. They are contiguous, 1 to 250 of them, each inside
 * the limits of `x-part-rules` in the spec: every part except the last is larger than 5 MiB, and none is
 * larger than 4000 MiB.
 *
 * Parts of small files have about 16 MiB. For larger files they grow, so that 250 parts suffice. The number
 * of parts is a multiple of the connections where possible, so that all connections are busy to the end.
 * Pure: the same arguments give the same plan.
 *
 * @param size bytes of the file; 0 gives one empty part.
 * @throws ValidationError that names the option, its value, the limit and what would work.
 */
export function planParts(size: number, options: PlanOptions = {}): UploadPlan {
  checkSize(size);
  checkPlanOptions(options);
  const partSize = partSizeFor(size, options);
  return { size, partSize, parts: cut(size, partSize) };
}

function partSizeFor(
  size: number,
  { partSize, parts, concurrency, target: wantedPartSize }: PlanOptions,
): number {
  if (partSize !== undefined) {
    checkPartSize(size, partSize);
    return partSize;
  }
  if (parts !== undefined) {
    checkPartCount(size, parts);
    return evenPartSize(size, parts);
  }
  return choosePartSize(size, concurrency, wantedPartSize);
}

function cut(size: number, partSize: number): PartRange[] {
  if (size === 0) return [{ partNumber: 1, start: 0, end: 0 }];
  const parts: PartRange[] = [];
  for (let start = 0; start < size; start += partSize) {
    parts.push({ partNumber: parts.length + 1, start, end: Math.min(start + partSize, size) });
  }
  return parts;
}
