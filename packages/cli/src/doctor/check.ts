/** The result of one check. */
export interface CheckResult {
  readonly name: string;
  /** `skipped`: an earlier check failed that this one depends on, or the user switched it off. */
  readonly outcome: "good" | "warning" | "bad" | "skipped";
  /** The finding, for people. */
  readonly found: string;
  /** How to fix the problem. */
  readonly advice?: string;
}
