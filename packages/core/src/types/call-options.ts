/** What every call takes. */
export interface CallOptions {
  /** Aborts the call during any wait. It rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}
