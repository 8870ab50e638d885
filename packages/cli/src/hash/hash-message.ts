/** What the worker is asked. */
export interface HashRequest {
  readonly path: string;
}

/** What it answers. */
export interface HashAnswer {
  /** Lower-case hex. */
  readonly sha256: string;
  /** Bytes that were hashed. */
  readonly size: number;
}
