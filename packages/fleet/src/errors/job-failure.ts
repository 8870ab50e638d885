/** A job has to be repeated. */
export class JobFailure extends Error {
  override readonly name = "JobFailure";
  /** `stopped`, or why the first of its files failed. */
  readonly code: string;

  /** Files that were stored in this attempt. */
  readonly stored: number;

  constructor(message: string, code: string, stored = 0) {
    super(message);
    this.code = code;
    this.stored = stored;
  }
}
