import { NetworkError, redactUrl } from "@cdf-multipart/core";
import type { HeldPart, PartRequest, PartResponse, Transport } from "./transport.js";

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

/** What differs between transports. */
export interface TransportParts {
  /** One attempt, with a URL that was checked. */
  put(part: PartRequest, url: URL): Promise<PartResponse>;
  readonly closing: Closing;
  /** Bytes of memory that one attempt holds. */
  holds(part: HeldPart): number;
  /** Releases what the attempts share, after the last attempt. */
  release?(): void;
}

/**
 * What all transports have in common. No attempt begins after the signal or `close`. Parts are sent only to
 * http and https URLs. `close` waits for the attempts in flight.
 */
export function openTransport({ put, closing, holds, release }: TransportParts): Transport {
  const running = new Set<Promise<unknown>>();
  const begin = async (part: PartRequest): Promise<PartResponse> => {
    part.signal.throwIfAborted();
    closing.throwIfClosed();
    return put(part, uploadUrl(part));
  };
  return {
    holds,
    async putPart(part): Promise<PartResponse> {
      const sending = begin(part);
      running.add(sending);
      try {
        return await sending;
      } finally {
        running.delete(sending);
      }
    },
    async close(): Promise<void> {
      closing.close();
      await Promise.allSettled([...running]);
      release?.();
    },
  };
}

function uploadUrl({ url, partNumber }: PartRequest): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === "https:" || parsed?.protocol === "http:") return parsed;
  throw new NetworkError(
    `The upload URL of part ${partNumber} (${redactUrl(url)}) is not an http or https URL, so nothing was sent.`,
    { code: "connection-failed", mayHaveArrived: false, retryable: false },
  );
}
