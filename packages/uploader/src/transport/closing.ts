import { NetworkError } from "@cdf-multipart/core";

/**
 * Notifies attempts that their transport was closed. An AbortSignal is not usable here: Node warns about a
 * leak when more than ten attempts listen to one.
 */
export interface Closing {
  /** Throws if the transport is closed. */
  throwIfClosed(): void;
  /** Calls `listener` when the transport closes. The returned function removes the listener. */
  onClose(listener: (reason: NetworkError) => void): () => void;
  /** Notifies all listeners, once. */
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
      reason = new NetworkError("The transport was closed. Create a new one to send more parts.", {
        code: "connection-lost",
        mayHaveArrived: true,
        retryable: false,
      });
      for (const listener of [...listeners]) listener(reason);
    },
  };
}
