import { createHmac } from "node:crypto";
import { sameText } from "../ground/same-text.js";

/**
 * Upload and download URLs carry their own permission: an HMAC over method, path, signed headers and times.
 * The query parameters have the names of a presigned S3 URL. So a client that reads the expiry time from the
 * URL finds the same names as in the real service.
 */
export interface UrlSigner {
  /** Returns path and query of a URL that allows `method` on `path` for `lifetime` ms, starting at `now`. */
  sign(grant: UrlGrant): string;
  /** Checks a request. Returns why it is refused, or `undefined` when its signature is valid. */
  check(request: SignedRequest): SignatureFault | undefined;
}

export interface UrlGrant {
  readonly method: "PUT" | "GET";
  readonly path: string;
  /** Time in ms since the epoch. */
  readonly now: number;
  /** Lifetime in ms, rounded down to whole seconds because the query has no finer unit. */
  readonly lifetime: number;
  /** Content-Type that the request must have when the file has a mimeType (single PUT only). */
  readonly contentType?: string;
  readonly query?: Readonly<Record<string, string>>;
}

export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly contentType: string | undefined;
  readonly now: number;
}

export type SignatureFault = "missing" | "mismatch" | "expired";

const ALGORITHM = "CDF-EMULATOR-HMAC-SHA256";

export function createUrlSigner(secret: string): UrlSigner {
  return {
    sign(grant) {
      const query = new URLSearchParams(grant.query);
      query.set("X-Amz-Algorithm", ALGORITHM);
      query.set("X-Amz-Date", amzDate(grant.now));
      query.set("X-Amz-Expires", String(Math.floor(grant.lifetime / 1000)));
      query.set("X-Amz-SignedHeaders", grant.contentType === undefined ? "host" : "content-type;host");
      query.set("X-Amz-Signature", signature(secret, grant.method, grant.path, query, grant.contentType));
      return `${grant.path}?${query}`;
    },
    check({ method, path, query, contentType, now }) {
      const given = query.get("X-Amz-Signature");
      const issued = parseAmzDate(query.get("X-Amz-Date") ?? "");
      const seconds = Number(query.get("X-Amz-Expires"));
      if (given === null || issued === undefined || !Number.isInteger(seconds)) return "missing";
      const signedType = (query.get("X-Amz-SignedHeaders") ?? "").startsWith("content-type;");
      const expected = signature(secret, method, path, query, signedType ? (contentType ?? "") : undefined);
      if (!sameText(given, expected)) return "mismatch";
      return now > issued + seconds * 1000 ? "expired" : undefined;
    },
  };
}

function signature(
  secret: string,
  method: string,
  path: string,
  query: URLSearchParams,
  contentType: string | undefined,
): string {
  const signed = [...query].filter(([name]) => name !== "X-Amz-Signature").sort(byName);
  const text = [method, path, new URLSearchParams(signed).toString(), contentType ?? ""].join("\n");
  return createHmac("sha256", secret).update(text).digest("hex");
}

function byName([left]: [string, string], [right]: [string, string]): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `20260102T030405Z`: the basic ISO format of AWS, whole seconds. */
function amzDate(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

function parseAmzDate(text: string): number | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second] = found;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
