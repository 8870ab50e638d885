import { NetworkError } from "@cdf-multipart/core";

/**
 * The end of a transport, and who has to hear of it. An AbortSignal would do, but warns about a leak as soon as eleven
 * attempts listen to it.
 */
export interface Closing {
  /** Throws when the transport is closed. */
  throwIfClosed(): void;
  /** Calls back at the end of the transport; the result takes that back. */
  onClose(listener: (reason: NetworkError) => void): () => void;
  /** Tells all listeners, once. */
  close(): void;
}

/** An open transport. */
export function createClosing(): Closing {
  const listeners = new Set<(reason: NetworkError) => void>();
  let reason: NetworkError | undefined;
  return {
    throwIfClosed(): void {
      if (reason !== undefined) throw reason;
    },
    onClose(listener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close(): void {
      if (reason !== undefined) return;
      reason = new NetworkError("The transport was closed. Make a new one to send more parts.", {
        code: "connection-lost",
        mayHaveArrived: true,
        retryable: false,
      });
      for (const listener of [...listeners]) listener(reason);
    },
  };
}
