/**
 * Calls back once when the signal aborts; not if it is already aborted. The returned function removes the
 * callback.
 */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  signal?.addEventListener("abort", listener, { once: true });
  return () => signal?.removeEventListener("abort", listener);
}
