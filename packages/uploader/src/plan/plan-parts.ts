import { checkPartCount, checkPartSize, checkPlanOptions, checkSize } from "./check-plan.js";
import { choosePartSize, evenPartSize } from "./choose-part-size.js";
import type { PartRange, PlanOptions, UploadPlan } from "./upload-plan.js";

/**
 * Cuts a file of `size` bytes into parts that CDF takes: contiguous, 1 to 250 of them, each inside the limits
 * (every part but the last larger than 5 MiB, none larger than 4000 MiB; `x-part-rules` of the spec).
 *
 * Parts have some 16 MiB in small files and grow with the file so that 250 suffice. Their number is a multiple
 * of the connections where possible, so that all of them are busy to the end. Pure: the same arguments give
 * the same plan.
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

function partSizeFor(size: number, { partSize, parts, concurrency }: PlanOptions): number {
  if (partSize !== undefined) {
    checkPartSize(size, partSize);
    return partSize;
  }
  if (parts !== undefined) {
    checkPartCount(size, parts);
    return evenPartSize(size, parts);
  }
  return choosePartSize(size, concurrency);
}

function cut(size: number, partSize: number): PartRange[] {
  if (size === 0) return [{ partNumber: 1, start: 0, end: 0 }];
  const parts: PartRange[] = [];
  for (let start = 0; start < size; start += partSize) {
    parts.push({ partNumber: parts.length + 1, start, end: Math.min(start + partSize, size) });
  }
  return parts;
}
