import type { UploadPlan } from "@cdf-multipart/uploader";

/** Bytes that one `part` job sends, unless a single part is larger. */
export const PART_JOB_BYTES: number = 256 * 1024 * 1024;

/** First and last part number, both included. */
export type PartSpan = readonly [first: number, last: number];

/**
 * Groups the missing parts into jobs: consecutive parts of up to `bytesMax` bytes in total, or one larger
 * part.
 *
 * @param has numbers of the parts that the store has.
 */
export function partSpans(
  plan: UploadPlan,
  has: ReadonlySet<number>,
  bytesMax: number = PART_JOB_BYTES,
): readonly PartSpan[] {
  const spans: PartSpan[] = [];
  let bytes = 0;
  for (const { partNumber, start, end } of plan.parts) {
    if (has.has(partNumber)) continue;
    const last = spans.at(-1);
    const size = end - start;
    if (last !== undefined && last[1] === partNumber - 1 && bytes + size <= bytesMax) {
      spans[spans.length - 1] = [last[0], partNumber];
      bytes += size;
    } else {
      spans.push([partNumber, partNumber]);
      bytes = size;
    }
  }
  return spans;
}
