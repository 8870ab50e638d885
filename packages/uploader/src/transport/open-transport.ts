import { NetworkError, redactUrl } from "@cdf-multipart/core";
import type { Closing } from "./closing.js";
import type { PartRequest, PartResponse, Transport } from "./transport.js";

/** What makes a transport of its kind. */
export interface TransportParts {
  /** One attempt, to a URL that was looked at. */
  put(part: PartRequest, url: URL): Promise<PartResponse>;
  readonly closing: Closing;
  /** Lets go of what the attempts shared, after the last of them. */
  release?(): void;
}

/**
 * What all transports have in common: nothing begins after the signal or `close`, nothing goes to anything but HTTP, and `close`
 * waits for the attempts under way.
 */
export function openTransport({ put, closing, release }: TransportParts): Transport {
  const running = new Set<Promise<unknown>>();
  const begin = async (part: PartRequest): Promise<PartResponse> => {
    part.signal.throwIfAborted();
    closing.throwIfClosed();
    return put(part, uploadUrl(part));
  };
  return {
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
    `The upload URL of part ${partNumber} (${redactUrl(url)}) is no http or https URL, so nothing was sent to it.`,
    { code: "connection-failed", mayHaveArrived: false, retryable: false },
  );
}
