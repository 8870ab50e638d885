import type { FileFields } from "@cdf-multipart/core";

/** One file of a manifest, with the faults of its line. */
export interface ManifestRow {
  /** The line on which the row starts, counted from 1. */
  readonly line: number;
  /** The path as written in the manifest; empty if it is missing. */
  readonly path: string;
  readonly fields: Partial<FileFields>;
  readonly faults: readonly RowFault[];
}

/** An error in a line. */
export interface RowFault {
  /** The column as named in the manifest; absent for an error of the whole line. */
  readonly column?: string;
  readonly message: string;
}
