/** The data of a report page. Times are seconds since the start of the run. */
export interface ReportData {
  readonly title: string;
  readonly startedAt: string;
  readonly summary: readonly string[];
  /** The files of the run, those that need attention first. If there are too many, the least eventful ones are left out. */
  readonly files: readonly ReportFile[];
  /** Number of files that are not listed because there are too many, by their status. */
  readonly filesLeftOut: Readonly<Partial<Record<ReportFile["status"], number>>>;
  /** Throughput over time. */
  readonly samples: readonly ReportSample[];
  /** Parts in flight: each point holds until the next. */
  readonly inFlight: readonly InFlightPoint[];
  /** One bar per attempt of a part. If there are too many, only the longest. */
  readonly bars: readonly ReportBar[];
  /** Number of bars that are not drawn because there are too many. */
  readonly barsLeftOut: number;
}

/** One file of the run. */
export interface ReportFile {
  readonly path: string;
  readonly status: "stored" | "skipped" | "failed" | "not finished";
  /** Bytes, if known. */
  readonly size: number | undefined;
  /** ms; undefined if nothing was sent. */
  readonly elapsed: number | undefined;
  /** Attempts of parts, without the first attempt of each. */
  readonly retries: number;
  /** Why it failed, was skipped or had to repeat parts, in words; empty without such a reason. */
  readonly why: string;
}

/** The throughput at one moment. */
export interface ReportSample {
  readonly at: number;
  /** Bytes per second. */
  readonly speed: number;
}

/** The number of parts in flight from this moment on. */
export interface InFlightPoint {
  readonly at: number;
  readonly parts: number;
}

/** One attempt of one part. */
export interface ReportBar {
  readonly path: string;
  readonly partNumber: number;
  readonly attempt: number;
  readonly start: number;
  readonly end: number;
  /** The row of the bar, from 0: the first that was free when it started, so that a row is roughly one connection. */
  readonly row: number;
  /** Bytes that were sent; undefined where that is not known. */
  readonly bytes: number | undefined;
  /**
   * `done`: the store acknowledged the part. `repeated`: it failed, and another attempt followed. `failed`: the file failed with it.
   * `abandoned`: the file failed with another part, or the run ended first.
   */
  readonly outcome: "done" | "repeated" | "failed" | "abandoned";
  /** Why the attempt failed, in words. */
  readonly why?: string;
}
