import type { FileInfo } from "@cdf-multipart/core";

/** What CDF has of a file before an upload. */
export interface FoundFile {
  /** Undefined if there is no content to compare with. */
  readonly file: FileInfo | undefined;
  /** The text of the record of its content, as {@link writeRecord} writes it; undefined if it has none. */
  readonly record: string | undefined;
  /** Whether a field differs that only another upload can set. */
  readonly needsUpload: boolean;
  /** Sets the fields that differ, for a file whose content stays, and returns it. */
  correct(signal: AbortSignal): Promise<FileInfo | undefined>;
}

/** Where the record of a file's content is kept: in the metadata of its entry, or in its node. */
export interface RecordPlace {
  /** Looks the file up; undefined if it does not exist. */
  find(signal: AbortSignal): Promise<FoundFile | undefined>;
  /**
   * Keeps the record of content that has arrived, and returns the file as it is then.
   *
   * @throws Error if it cannot be kept.
   */
  keep(stored: FileInfo, record: string, signal: AbortSignal): Promise<FileInfo>;
}
