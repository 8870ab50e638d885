import { isCdfError, NetworkError, redactUrl } from "@cdf-multipart/core";
import { resolveTimeouts, type TimeoutOptions } from "../net/timeouts.js";
import type { Source } from "../sources/source.js";
import { bytesOfPart, type FetchBody, streamedBody, wholeBody } from "./fetch-body.js";
import { type FetchWatchdog, startFetchWatchdog } from "./fetch-watchdog.js";
import { createClosing, openTransport } from "./open-transport.js";
import { readHead } from "./read-head.js";
import {
  type HeldPart,
  heldByBlobSender,
  heldByStream,
  type PartRequest,
  type PartResponse,
  partBlob,
  partHeaders,
  type Transport,
} from "./transport.js";

/** How parts are sent with `fetch`. */
export interface FetchTransportOptions {
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch | undefined;
  /**
   * True: sends a part that is not a Blob as a stream with an explicit Content-Length, in constant memory.
   * Only for runtimes that keep this header (Node, Deno and Bun do). Other runtimes send the part chunked,
   * which stores refuse. False: reads such a part into memory.
   * @default false
   */
  readonly streaming?: boolean | undefined;
  /**
   * `connect` and `answer` are added, because `fetch` reports nothing between them.
   */
  readonly timeouts?: TimeoutOptions | undefined;
  /** Bytes per second. An attempt whose average speed is lower is aborted. @default 32 KiB */
  readonly slowest?: number | undefined;
}

/**
 * Sends parts with `fetch`, for runtimes that have nothing better. A Blob is sent as a slice and is not read
 * here. `fetch` reports no progress, so `onWritten` is called once, when the response arrives. While
 * streaming, it is called after each chunk.
 */
export function fetchTransport(options: FetchTransportOptions = {}): Transport {
  const { streaming = false, slowest = 32 * 1024, fetch: fetchPart } = options;
  const timeouts = resolveTimeouts(options.timeouts);
  const closing = createClosing();

  const isStreamed = ({ blob }: Source): boolean => streaming && blob === undefined;

  const put = async (part: PartRequest): Promise<PartResponse> => {
    const size = part.end - part.start;
    const limit = timeouts.connect + timeouts.answer + (size / slowest) * 1000;
    const watchdog = startFetchWatchdog({ part, limit, idle: timeouts.transfer, closing });
    let body: FetchBody | undefined;
    try {
      const streamed = size > 0 && isStreamed(part.source);
      body = streamed
        ? streamedBody(part, (bytes) => {
            watchdog.moved(bytes);
            part.onWritten?.(bytes);
          })
        : wholeBody(partBlob(part) ?? (await bytesOfPart({ ...part, signal: watchdog.signal })));
      return await send(part, body, watchdog, fetchPart ?? fetch);
    } finally {
      watchdog.stop();
      await body?.close().catch(() => {});
    }
  };

  const holds = (part: HeldPart): number =>
    isStreamed(part.source) ? heldByStream(part) : heldByBlobSender(part);
  return openTransport({ put, closing, holds });
}

async function send(
  part: PartRequest,
  { body, failure }: FetchBody,
  watchdog: FetchWatchdog,
  fetchPart: typeof fetch,
): Promise<PartResponse> {
  const size = part.end - part.start;
  const streamed = body instanceof ReadableStream;
  const init: RequestInit & { duplex?: "half" } = {
    method: "PUT",
    body,
    signal: watchdog.signal,
    // In Node, these two options keep fetch from buffering the whole body for a redirect or a retry.
    redirect: "error",
    window: null,
    credentials: "omit",
    cache: "no-store",
    referrerPolicy: "no-referrer",
    headers: {
      ...(streamed ? { "Content-Length": String(size) } : {}),
      ...partHeaders(part),
    },
    ...(streamed ? { duplex: "half" } : {}),
  };
  try {
    const response = await fetchPart(part.url, init);
    const answer = await readHead(response, watchdog.signal);
    if (!streamed) part.onWritten?.(size);
    return { ...answer, bytesWritten: streamed ? Math.min(watchdog.bytes, size) : size };
  } catch (cause) {
    const broken = failure();
    // A changed file looks like a network failure, or causes no error. `verify` distinguishes the two.
    if (broken === undefined && !part.signal.aborted) await part.source.verify();
    watchdog.signal.throwIfAborted();
    if (broken !== undefined) throw broken;
    if (isCdfError(cause)) throw cause;
    throw lostError(part, cause);
  }
}

function lostError(part: PartRequest, cause: unknown): NetworkError {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const reason = inner instanceof Error ? inner.message : String(inner);
  return new NetworkError(
    `Part ${part.partNumber} could not be sent to ${redactUrl(part.url)}: ${reason}. In a browser, a missing CORS header of the store or a redirect can also be the cause.`,
    { code: "connection-lost", mayHaveArrived: true, cause },
  );
}
