import { type Clock, type FilesClient, type RetryOptions, redactUrl } from "@cdf-multipart/core";
import { onAbort } from "@cdf-multipart/core/internal";
import { createRetrier } from "@cdf-multipart/core/internal/calls";
import { isLoopback } from "../session/check-upload-urls.js";
import { fetchReader, type HttpReader } from "../sources/http-reader.js";
import type { Source } from "../sources/source.js";
import { isSourceError } from "../sources/source-error.js";
import { compareRange, Differs } from "./compare-range.js";
import { isVerifyError, VerifyError } from "./verify-error.js";

/** The inputs of the comparison. */
export interface DownloadCheck {
  readonly client: FilesClient;
  readonly source: Source;
  readonly fileId: number;
  readonly retry: Readonly<Required<RetryOptions>>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
}

const RANGE = 16 * 1024 * 1024;
/** Ranges that are read concurrently. */
const AT_ONCE = 4;
/** A download link lives for an hour; a new one is requested after this time, ms. */
const LINK_LIFE = 45 * 60_000;

/**
 * Reads the stored file in ranges, several concurrently, and compares it with the source byte by byte. Only
 * the pieces being compared are in memory.
 *
 * @param openReader opens the reader that is used for all ranges.
 * @returns the number of bytes compared: all of them.
 * @throws VerifyError `download-mismatch` with the offset; `download-failed` when a range cannot be read in
 * spite of repeats.
 */
export async function verifyDownload(
  check: DownloadCheck,
  openReader: () => HttpReader = () => fetchReader(fetch),
): Promise<number> {
  const { source, signal } = check;
  const starts = Array.from(
    { length: Math.max(1, Math.ceil(source.size / RANGE)) },
    (_, index) => index * RANGE,
  );
  const ending = new AbortController();
  signal.throwIfAborted();
  const forget = onAbort(signal, () => ending.abort(signal.reason));
  const link = createLink(check);
  const reader = openReader();
  const iterator = starts.values();
  const work = async (): Promise<void> => {
    for (const start of iterator) {
      await compareWithRepeats(
        { ...check, reader, signal: ending.signal },
        link,
        start,
        Math.min(start + RANGE, source.size),
      );
    }
  };
  try {
    const workers = Array.from({ length: Math.min(AT_ONCE, starts.length) }, () =>
      work().catch((error: unknown) => {
        ending.abort(error);
      }),
    );
    await Promise.all(workers);
    ending.signal.throwIfAborted();
    return source.size;
  } finally {
    forget();
    reader.close();
  }
}

interface Link {
  url(): Promise<string>;
  /** The link can no longer be used. */
  drop(): void;
}

/** Makes a link that all ranges share. */
function createLink({ client, fileId, clock, signal }: DownloadCheck): Link {
  let current: { readonly url: Promise<string>; readonly until: number } | undefined;
  const ask = async (): Promise<string> => {
    const [link] = await client.downloadLinks([{ id: fileId }], { extendedExpiration: true, signal });
    if (link === undefined) throw new Error("the service returned no download link");
    if (new URL(client.baseUrl).protocol === "https:" && !isSafe(link.downloadUrl))
      throw unsafe(fileId, link.downloadUrl);
    return link.downloadUrl;
  };
  return {
    url(): Promise<string> {
      if (current === undefined || clock.now() >= current.until) {
        current = { url: ask(), until: clock.now() + LINK_LIFE };
      }
      return current.url;
    },
    drop(): void {
      current = undefined;
    },
  };
}

async function compareWithRepeats(
  check: DownloadCheck & { readonly reader: HttpReader },
  link: Link,
  start: number,
  end: number,
): Promise<void> {
  const { source, fileId, signal, reader } = check;
  let from = start;
  // The store has just accepted the parts, so its host exists.
  const retrying = createRetrier({ ...check, reached: true });
  try {
    await retrying(
      async (_, startOver) =>
        compareRange({
          url: await link.url(),
          source,
          start: from,
          end,
          signal,
          reader,
          onEqual: (upTo) => {
            // Bytes that matched are not read again.
            if (upTo > from) startOver();
            from = upTo;
          },
        }),
      { signal, mayRepeat: (error) => !isFinal(error), onRetry: link.drop },
    );
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof Differs) throw differs(fileId, error);
    throw isFinal(error) ? error : unread(fileId, from, error);
  }
}

/** Reading again would not help. */
function isFinal(error: unknown): boolean {
  return error instanceof Differs || isVerifyError(error) || isSourceError(error);
}

function differs(fileId: number, { offset, what }: Differs): VerifyError {
  return new VerifyError(
    `The stored file ${fileId} differs from the source: at byte ${offset} ${what}. Upload it again with restart: true and overwrite: true, ` +
      "and report it to the administrators of the project.",
    { code: "download-mismatch", fileId, offset },
  );
}

/** Content that was uploaded over https must not be downloaded over plain http. */
function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || isLoopback(hostname);
}

function unsafe(fileId: number, url: string): VerifyError {
  return new VerifyError(
    `The download link of file ${fileId}, ${redactUrl(url)}, is plain http, although the API uses https. ` +
      "Nothing was read from it; whether the stored file matches the source is unknown.",
    { code: "download-failed", fileId, offset: 0 },
  );
}

function unread(fileId: number, offset: number, cause: unknown): VerifyError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new VerifyError(
    `The stored file ${fileId} could not be read back from byte ${offset} onwards: ${reason}. It was uploaded and completed; whether ` +
      "it matches the source is unknown.",
    { code: "download-failed", fileId, offset, cause },
  );
}
