import { redactUrl } from "@cdf-multipart/core";
import { readBody } from "@cdf-multipart/core/internal/calls";
import { SourceError } from "./source-error.js";

/** A GET request. */
export interface GetRequest {
  readonly headers: Readonly<Record<string, string>>;
  /**
   * Sent only to the origin of the URL, never to the origin of a redirect, because these headers can be
   * credentials.
   */
  readonly originHeaders?: Readonly<Record<string, string>>;
  /** Aborts the request, and the reading of its response. */
  readonly signal: AbortSignal;
}

/** A response whose body is read in pieces. */
export interface GetAnswer {
  readonly status: number;
  /** The value of a header. `name` is in lower case. */
  header(name: string): string | undefined;
  /** The next piece of the body, not copied; undefined at the end. */
  read(): Promise<Uint8Array | undefined>;
  /** Releases the rest of the body. Never rejects. */
  close(): Promise<void>;
}

/** Requests a URL and follows redirects. If the signal aborts, rejects with its reason. */
export type HttpGet = (url: string, request: GetRequest) => Promise<GetAnswer>;

/** Reads from servers. Its connections stay open until it is closed. */
export interface HttpReader {
  readonly get: HttpGet;
  close(): void;
}

/**
 * A reader that uses `fetch`, for every runtime. The runtime decides about connections, and about the headers
 * that it sends to other origins. It never sends `authorization` there.
 */
export function fetchReader(fetch: typeof globalThis.fetch): HttpReader {
  // Call `fetch` as a function: browsers refuse it as a method.
  const get: HttpGet = async (url, { headers, originHeaders, signal }) => {
    const response = await fetch(url, {
      headers: { ...originHeaders, ...headers },
      signal,
      cache: "no-store",
    });
    try {
      // A test double of `fetch` has an empty `url`: it followed no redirect.
      if (response.url) refuseDowngrade(new URL(url), new URL(response.url));
    } catch (error) {
      await response.body?.cancel().catch(() => {});
      throw error;
    }
    return answerOf(response, signal);
  };
  return { get, close(): void {} };
}

function answerOf(response: Response, signal: AbortSignal): GetAnswer {
  const { status, headers } = response;
  const reader = readBody(response, signal);
  return {
    status,
    header: (name) => headers.get(name) ?? undefined,
    read: async () => reader?.read(),
    close: async () => reader?.cancel(),
  };
}

/** Refuses a redirect from https to http: anyone on the network could read and change the content. */
export function refuseDowngrade(from: URL, to: URL): void {
  if (from.protocol !== "https:" || to.protocol === "https:") return;
  throw new SourceError(
    `${redactUrl(from)} redirects to ${redactUrl(to)}, from https to plain http, so it was not read. Give the https URL of the target.`,
    { code: "source-unreadable" },
  );
}
