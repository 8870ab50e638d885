/** The data of a report page, embedded in it as JSON. Times are seconds since the start of the run. */
export interface ReportData {
  readonly title: string;
  readonly startedAt: string;
  readonly summary: readonly string[];
  /** Throughput and parts in flight over time. */
  readonly samples: readonly ReportSample[];
  /** One bar per attempt of a part. If there are too many, only the longest. */
  readonly bars: readonly ReportBar[];
  /** Number of bars that are not drawn because there are too many. */
  readonly barsLeftOut: number;
}

/** The state at one moment. */
export interface ReportSample {
  readonly at: number;
  /** Bytes per second. */
  readonly speed: number;
  /** Parts in flight. */
  readonly concurrency: number;
}

/** One attempt of one part. */
export interface ReportBar {
  readonly path: string;
  readonly partNumber: number;
  readonly attempt: number;
  readonly start: number;
  readonly end: number;
  readonly bytes: number;
  /** Why the attempt was repeated; absent if the store acknowledged the part. */
  readonly retry?: string;
}
