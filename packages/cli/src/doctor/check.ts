/** What one look has shown. */
export interface CheckResult {
  readonly name: string;
  /** `skipped`: it makes no sense without an earlier one. */
  readonly outcome: "good" | "warning" | "bad" | "skipped";
  /** What was found. */
  readonly found: string;
  /** What to do about it. */
  readonly advice?: string;
}
