/**
 * Remembers when the content of each session's file had arrived before the session was opened. This
 * distinguishes the new content of an overwritten file from the old one if the response to complete is lost.
 */
export interface SessionMemory {
  remember(uploadId: string, uploadedTime: number | undefined): void;
  /** Undefined when the session is not known; its `uploadedTime` is undefined when there was no content. */
  recall(uploadId: string): { readonly uploadedTime: number | undefined } | undefined;
  forget(uploadId: string): void;
}

/**
 * Sessions that are never completed must not fill the memory of a service that runs for months: the oldest
 * are forgotten.
 */
const KEPT_MAX = 10_000;

/** An empty memory. */
export function createSessionMemory(): SessionMemory {
  const kept = new Map<string, number | undefined>();
  return {
    remember(uploadId, uploadedTime) {
      kept.set(uploadId, uploadedTime);
      const [oldest] = kept.keys();
      if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
    },
    recall: (uploadId) => (kept.has(uploadId) ? { uploadedTime: kept.get(uploadId) } : undefined),
    forget(uploadId) {
      kept.delete(uploadId);
    },
  };
}
