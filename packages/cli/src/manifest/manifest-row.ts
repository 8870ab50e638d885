import type { FileFields } from "@cdf-multipart/core";

/** One file of a manifest, or what is wrong with its line. */
export interface ManifestRow {
  /** Counted from 1; the line on which the row begins. */
  readonly line: number;
  /** As it stands there; empty when it is missing. */
  readonly path: string;
  readonly fields: Partial<FileFields>;
  readonly faults: readonly RowFault[];
}

/** Something that is wrong with a line. */
export interface RowFault {
  /** As it is called in the manifest; absent when the line as a whole is meant. */
  readonly column?: string;
  readonly message: string;
}
