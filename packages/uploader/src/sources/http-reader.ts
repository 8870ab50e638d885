import { redactUrl } from "@cdf-multipart/core";
import { SourceError } from "./source-error.js";

/** A request that only reads. */
export interface GetRequest {
  readonly headers: Readonly<Record<string, string>>;
  /** Sent to the origin of the URL only, not to where it leads on: these may be credentials. */
  readonly originHeaders?: Readonly<Record<string, string>>;
  /** Ends the request, and the reading of its answer. */
  readonly signal: AbortSignal;
}

/** An answer whose body is read bit by bit. */
export interface GetAnswer {
  readonly status: number;
  /** The value of a header, by its name in lower case. */
  header(name: string): string | undefined;
  /** The next piece of the body, in the memory that it came in; undefined at its end. */
  read(): Promise<Uint8Array | undefined>;
  /** Lets go of what was not read. Does not fail. */
  close(): Promise<void>;
}

/** Asks for what lies behind a URL. Redirects are followed. Rejects with the signal's reason when that ends it. */
export type HttpGet = (url: string, request: GetRequest) => Promise<GetAnswer>;

/** What reads from servers, and holds connections to them until it is closed. */
export interface HttpReader {
  readonly get: HttpGet;
  close(): void;
}

/**
 * A reader on `fetch`, for every runtime. Connections are the runtime's business, and so is which headers follow to other origins:
 * `authorization` does not.
 */
export function fetchReader(fetch: typeof globalThis.fetch): HttpReader {
  // `fetch` is called on its own: browsers refuse one that is called as a method.
  const get: HttpGet = async (url, { headers, originHeaders, signal }) => {
    const response = await fetch(url, {
      headers: { ...originHeaders, ...headers },
      signal,
      cache: "no-store",
    });
    try {
      // Where a double of `fetch` does not say where it was led to, it was led nowhere.
      if (response.url) refuseDowngrade(new URL(url), new URL(response.url));
    } catch (error) {
      await response.body?.cancel().catch(() => {});
      throw error;
    }
    return answerOf(response);
  };
  return { get, close(): void {} };
}

function answerOf({ status, headers, body }: Response): GetAnswer {
  const reader = body?.getReader();
  return {
    status,
    header: (name) => headers.get(name) ?? undefined,
    read: async () => (await reader?.read())?.value,
    close: async () => reader?.cancel().catch(() => {}),
  };
}

/**
 * What is asked for over https must not come in the clear: anybody on the way could read and change it.
 *
 * @throws SourceError (`source-unreadable`)
 */
export function refuseDowngrade(from: URL, to: URL): void {
  if (from.protocol !== "https:" || to.protocol === "https:") return;
  throw new SourceError(
    `${redactUrl(from)} redirects to ${redactUrl(to)}, from https to plain http, and was not read. Give the https URL that it is meant to lead to.`,
    { code: "source-unreadable" },
  );
}
