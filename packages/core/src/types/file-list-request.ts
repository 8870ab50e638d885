/** A range of times, ms since the epoch, both ends included. */
export interface TimeRange {
  readonly min?: number;
  readonly max?: number;
}

/** What a file must be like to be listed; every field given must match. */
export interface FileFilter {
  readonly name?: string;
  readonly externalIdPrefix?: string;
  readonly directoryPrefix?: string;
  readonly source?: string;
  readonly mimeType?: string;
  readonly metadata?: { readonly [key: string]: string };
  readonly assetIds?: readonly number[];
  /** `false` finds uploads that were never completed. */
  readonly uploaded?: boolean;
  readonly uploadedTime?: TimeRange;
  readonly createdTime?: TimeRange;
  readonly lastUpdatedTime?: TimeRange;
  readonly sourceCreatedTime?: TimeRange;
  readonly sourceModifiedTime?: TimeRange;
}

/** Which files to list, and which page of them. */
export interface FileListRequest {
  readonly filter?: FileFilter;
  /** Most files on the page, 1 to 1000. The service's default is 100. */
  readonly limit?: number;
  /** `nextCursor` of the page before. */
  readonly cursor?: string;
}
