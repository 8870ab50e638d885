import { PART_SIZE_EXCLUSIVE_MIN, PART_SIZE_MAX, PARTS_MAX, PARTS_MIN } from "@cdf-multipart/spec";

/** Bytes of the smallest part that does not have to be the last. */
export const SMALLEST_PART: number = PART_SIZE_EXCLUSIVE_MIN + 1;

/** Fewest parts that a file of `size` bytes can be cut into. */
export function fewestParts(size: number): number {
  return Math.max(PARTS_MIN, Math.ceil(size / PART_SIZE_MAX));
}

/** Most parts that a file of `size` bytes can be cut into, with a last part of one byte or more. */
export function mostParts(size: number): number {
  if (size <= SMALLEST_PART) return PARTS_MIN;
  return Math.min(PARTS_MAX, Math.floor((size - 1) / SMALLEST_PART) + 1);
}
