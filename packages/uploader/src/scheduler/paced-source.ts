import type { PartBody, Source } from "../sources/source.js";
import type { RateLimit } from "./rate-limit.js";

/**
 * The same source, but it yields its bytes no faster than the limit. Its `blob` is hidden, since a Blob
 * cannot be paced; transports that cannot stream then hold a whole part in memory, and say so.
 */
export function pacedSource(source: Source, limit: RateLimit | undefined): Source {
  if (limit === undefined) return source;
  const verifyRange = source.verifyRange?.bind(source);
  return {
    kind: source.kind,
    size: source.size,
    ...(source.name === undefined ? {} : { name: source.name }),
    ...(source.mimeType === undefined ? {} : { mimeType: source.mimeType }),
    open: (start, end) => pacedBody(source.open(start, end), limit),
    fingerprint: () => source.fingerprint(),
    verify: () => source.verify(),
    ...(verifyRange === undefined ? {} : { verifyRange }),
    close: () => source.close(),
  };
}

function pacedBody(body: PartBody, limit: RateLimit): PartBody {
  const closed = new AbortController();
  return {
    async next(window): Promise<Uint8Array> {
      const bytes = await body.next(window.subarray(0, limit.chunk));
      if (bytes.byteLength > 0) await limit.take(bytes.byteLength, closed.signal);
      return bytes;
    },
    async close(): Promise<void> {
      closed.abort(new DOMException("The body was closed.", "AbortError"));
      await body.close();
    },
  };
}
