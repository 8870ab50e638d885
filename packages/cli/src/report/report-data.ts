/** What a report page draws; it stands in the page as JSON. Times are seconds from the start of the run. */
export interface ReportData {
  readonly title: string;
  readonly startedAt: string;
  readonly summary: readonly string[];
  /** Throughput and parts at once over time. */
  readonly samples: readonly ReportSample[];
  /** A bar a part and attempt; of very many the longest. */
  readonly bars: readonly ReportBar[];
  /** Parts that are not drawn, since there are too many. */
  readonly barsLeftOut: number;
}

/** One moment. */
export interface ReportSample {
  readonly at: number;
  /** Bytes a second. */
  readonly speed: number;
  /** Parts on their way. */
  readonly concurrency: number;
}

/** One attempt at one part. */
export interface ReportBar {
  readonly path: string;
  readonly partNumber: number;
  readonly attempt: number;
  readonly start: number;
  readonly end: number;
  readonly bytes: number;
  /** Why it was sent again; absent when the store acknowledged it. */
  readonly retry?: string;
}
