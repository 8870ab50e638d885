/**
 * Bytes in socket buffers. A write callback says that the operating system took the bytes, not that the store
 * has them: each connection hides some megabytes. Each answered part shows how many: the time from its last
 * write to its answer, multiplied by the part's own rate.
 */
export interface HiddenBytes {
  /** Moving average of the bytes that one connection hides. 0 before the first answer. */
  readonly bytes: number;
  /** Moving average of a part's rate to its answer, bytes per ms. 0 before the first answer. */
  readonly rate: number;
}

/** The averages before the first answer. */
export const NOTHING_HIDDEN: HiddenBytes = Object.freeze({ bytes: 0, rate: 0 });

/** The weight of a new part in the averages. */
const WEIGHT = 0.25;

/** Measurements of one answered part. Times in ms. */
export interface AnsweredPart {
  readonly bytes: number;
  readonly startedAt: number;
  readonly lastWriteAt: number;
  readonly answeredAt: number;
}

/** The averages after one more part was answered. */
export function learnHidden(before: HiddenBytes, part: AnsweredPart): HiddenBytes {
  const elapsed = part.answeredAt - part.startedAt;
  if (part.bytes === 0 || elapsed <= 0) return before;
  const rate = part.bytes / elapsed;
  const hidden = Math.min(part.bytes, Math.max(0, part.answeredAt - part.lastWriteAt) * rate);
  if (before.rate === 0) return { bytes: hidden, rate };
  return {
    bytes: before.bytes + WEIGHT * (hidden - before.bytes),
    rate: before.rate + WEIGHT * (rate - before.rate),
  };
}
