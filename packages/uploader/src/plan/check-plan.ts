import { ValidationError } from "@cdf-multipart/core";
import type { Fault } from "@cdf-multipart/core/internal";
import { FILE_SIZE_MAX, PART_SIZE_EXCLUSIVE_MIN, PART_SIZE_MAX, PARTS_MAX } from "@cdf-multipart/spec";
import { exactBytes } from "./format.js";
import { fewestParts, mostParts, SMALLEST_PART } from "./part-size.js";
import type { PlanOptions } from "./upload-plan.js";

/**
 * Makes core's ValidationError for one option of a plan. It names the option, its value, the limit and what
 * would work.
 */
export function planError(fault: Fault): ValidationError {
  return new ValidationError({ code: "invalid-request", subject: "planParts", faults: [fault] });
}

/** Throws a ValidationError when `size` is not a number of bytes that CDF accepts. */
export function checkSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) {
    const message = "must be a whole number of bytes, 0 or more";
    throw planError({ path: "size", message, limit: 0, value: String(size) });
  }
  if (size > FILE_SIZE_MAX) {
    const message =
      `is too large: the largest file that CDF accepts has ${exactBytes(FILE_SIZE_MAX)}, that is ${PARTS_MAX} parts of ` +
      `${exactBytes(PART_SIZE_MAX)}; split the file and upload the pieces`;
    throw planError({ path: "size", message, limit: FILE_SIZE_MAX, value: exactBytes(size) });
  }
}

/** Throws a ValidationError when the options contradict each other or are not numbers that a plan can use. */
export function checkPlanOptions(options: PlanOptions): void {
  const { partSize, parts, concurrency } = options;
  if (partSize !== undefined && parts !== undefined) {
    const message = `cannot be given together with partSize (${partSize}), since each determines the other; omit one of them`;
    throw planError({ path: "parts", message, value: String(parts) });
  }
  for (const [path, value] of Object.entries({ partSize, parts, concurrency })) {
    if (value === undefined || (Number.isSafeInteger(value) && value >= 1)) continue;
    throw planError({ path, message: "must be a whole number, 1 or more", limit: 1, value: String(value) });
  }
}

/** Throws a ValidationError when a file of `size` bytes cannot be divided into parts of `partSize` bytes. */
export function checkPartSize(size: number, partSize: number): void {
  const fault = partSizeFault(size, partSize);
  if (fault === undefined) return;
  const smallest = Math.max(SMALLEST_PART, Math.ceil(size / PARTS_MAX));
  const message =
    `${fault.message}; for a file of ${exactBytes(size)} give ${exactBytes(smallest)} to ` +
    `${exactBytes(PART_SIZE_MAX)}, or omit it`;
  throw planError({ path: "partSize", message, limit: fault.limit, value: exactBytes(partSize) });
}

function partSizeFault(size: number, partSize: number): { message: string; limit: number } | undefined {
  if (partSize > PART_SIZE_MAX) {
    return {
      message: `is more than the ${exactBytes(PART_SIZE_MAX)} that a part may have`,
      limit: PART_SIZE_MAX,
    };
  }
  if (partSize >= size) return undefined;
  if (partSize < SMALLEST_PART) {
    const message = `must be larger than ${exactBytes(PART_SIZE_EXCLUSIVE_MIN)}, as for every part except the last`;
    return { message, limit: PART_SIZE_EXCLUSIVE_MIN };
  }
  const count = Math.ceil(size / partSize);
  if (count <= PARTS_MAX) return undefined;
  return {
    message: `cuts the file into ${count} parts, but CDF accepts at most ${PARTS_MAX}`,
    limit: PARTS_MAX,
  };
}

/** Throws a ValidationError when a file of `size` bytes cannot be divided into that many parts. */
export function checkPartCount(size: number, parts: number): void {
  const fewest = fewestParts(size);
  const most = mostParts(size);
  if (parts >= fewest && parts <= most) return;
  const range = fewest === most ? `exactly ${most}` : `${fewest} to ${most}`;
  const message =
    `does not suit a file of ${exactBytes(size)}, which can be cut into ${range}: CDF accepts at most ${PARTS_MAX} parts, ` +
    `every part except the last larger than ${exactBytes(PART_SIZE_EXCLUSIVE_MIN)} and none larger than ` +
    `${exactBytes(PART_SIZE_MAX)}; give a number in that range, or omit it`;
  throw planError({ path: "parts", message, limit: parts < fewest ? fewest : most, value: String(parts) });
}
