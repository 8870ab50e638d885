import { redactUrl } from "@cdf-multipart/core";
import { SessionError, type SessionErrorCode } from "./session-error.js";

/** What the URLs of a session are checked against. */
export interface UrlExpectation {
  /** Number of parts that was requested. */
  readonly parts: number;
  /** The base URL of the client. If it is https, nothing is sent over plain http. */
  readonly baseUrl: string;
  readonly fileId: number;
}

/**
 * Throws a SessionError unless each part has exactly one URL, all URLs differ, and all are safe to send bytes
 * to.
 */
export function checkUploadUrls(urls: readonly string[], expectation: UrlExpectation): void {
  const { parts, fileId } = expectation;
  const refuse = (code: SessionErrorCode, what: string): never => {
    throw new SessionError(
      `${what} No part was sent. The file entry ${fileId} remains without content; the service deletes it after a week.`,
      { code, fileId },
    );
  };
  if (urls.length !== parts) {
    refuse("wrong-url-count", `The service returned ${urls.length} upload URLs for ${parts} parts.`);
  }
  const seen = new Map<string, number>();
  for (const [index, url] of urls.entries()) {
    const partNumber = index + 1;
    const fault = urlFault(url, expectation.baseUrl);
    if (fault !== undefined)
      refuse("unsafe-url", `The upload URL of part ${partNumber}, ${redactUrl(url)}, ${fault}.`);
    const twin = seen.get(url);
    if (twin !== undefined) {
      refuse(
        "duplicate-urls",
        `Parts ${twin} and ${partNumber} have the same upload URL, ${redactUrl(url)}.`,
      );
    }
    seen.set(url, partNumber);
  }
}

/** Why bytes must not be sent to a URL; undefined when they may. */
function urlFault(text: string, baseUrl: string): string | undefined {
  if (!URL.canParse(text)) return "is not an absolute URL";
  const url = new URL(text);
  // Credentials in a URL would be sent as an Authorization header, which no upload URL may receive.
  if (url.username !== "" || url.password !== "") return "contains a user name or password";
  if (url.protocol === "https:") return undefined;
  if (url.protocol !== "http:") return `has the scheme "${url.protocol}", which is neither https nor http`;
  if (new URL(baseUrl).protocol === "http:" || isLoopback(url.hostname)) return undefined;
  return "is plain http, although the API uses https: its bytes would be readable on the network";
}

/** True for this machine: bytes for it never leave the machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
