import { scrub } from "@cdf-multipart/core/internal";
import type { PartResponse } from "../transport/transport.js";

/** The store's own description of a failure. */
export interface StoreError {
  /** `SignatureDoesNotMatch`, `AuthenticationFailed`, … Without secrets, shortened. */
  readonly code?: string;
  /** Without secrets, shortened. */
  readonly message?: string;
}

/** Characters. */
const MESSAGE_MAX = 300;
const CODE_MAX = 100;
/**
 * Longer texts are cut here before they are scrubbed. A truncated secret is far behind the text that is
 * shown.
 */
const READ_MAX = 8_192;

/**
 * Reads the error of S3, Azure and Google (XML), of CDF (JSON), or the plain text of anything between here
 * and the store.
 */
export function readStoreError({ headers, body: given }: PartResponse): StoreError {
  // Scrubbed first: a value that is cut at a quote or bracket may be half of a secret, which could no longer
  // be recognized.
  const body = scrub(given);
  const named = headers["x-ms-error-code"] ?? tag(body, "Code") ?? jsonField(body, "code");
  const code = named === undefined ? undefined : scrub(named.slice(0, READ_MAX)).slice(0, CODE_MAX);
  const text =
    tag(body, "AuthenticationErrorDetail") ??
    tag(body, "Message") ??
    jsonField(body, "message") ??
    (/^\s*[<{]/.test(body) ? undefined : body.trim());
  const message =
    text === undefined || text === "" ? undefined : scrub(text.slice(0, READ_MAX)).slice(0, MESSAGE_MAX);
  return { ...(code === undefined ? {} : { code }), ...(message === undefined ? {} : { message }) };
}

function tag(xml: string, name: string): string | undefined {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]?.trim();
  return found === "" ? undefined : found;
}

function jsonField(text: string, name: string): string | undefined {
  const found = new RegExp(`"${name}"\\s*:\\s*(?:"([^"]*)"|(\\d+))`).exec(text);
  return found?.[1] ?? found?.[2];
}
