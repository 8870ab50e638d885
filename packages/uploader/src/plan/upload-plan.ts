/** One part of a file: a range of its bytes. */
export interface PartRange {
  /** Counted from 1, in the order of the bytes; the position of its upload URL in the session. */
  readonly partNumber: number;
  /** First byte, from the beginning of the file. */
  readonly start: number;
  /** The byte after the last. */
  readonly end: number;
}

/** How a file is cut. Plain data: it can be printed, stored and read back. */
export interface UploadPlan {
  /** Bytes of the whole file. */
  readonly size: number;
  /** Bytes of every part but the last, which may be smaller. */
  readonly partSize: number;
  /** Contiguous, from byte 0 to `size`. A file of 0 bytes has one empty part. */
  readonly parts: readonly PartRange[];
}

/** What a caller may fix about a plan. At most one of `partSize` and `parts`. */
export interface PlanOptions {
  /** Bytes of every part but the last. Chosen by the size of the file when left out. */
  readonly partSize?: number;
  /** Number of parts. Chosen by the size of the file when left out. */
  readonly parts?: number;
  /**
   * Connections that will send at once. The number of parts is then a multiple of it where that is possible,
   * so that no connection sends the last part alone. Left out: balanced for the steps of the adaptive law.
   */
  readonly concurrency?: number;
}

/** How many bytes a part holds. */
export function partLength(part: PartRange): number {
  return part.end - part.start;
}
