import { randomBytes } from "node:crypto";
import type { FaultAction } from "../http/fault.js";

/** A media type is any string that a client chose. It is used as a header only when it is valid there. */
export function contentType(mimeType: string | undefined): string {
  return mimeType !== undefined && /^[\x20-\x7e]+$/.test(mimeType) ? mimeType : "application/octet-stream";
}

/**
 * The file name of a download, encoded by RFC 8187. A lone surrogate has no UTF-8 form, so it is replaced.
 */
export function contentDisposition(name: string): string {
  const encoded = encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, "\ufffd")).replaceAll(
    /['()*!]/g,
    (found) => `%${found.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename*=UTF-8''${encoded}`;
}

/** Headers of the response to a PUT that was stored. */
export function storedAnswerHeaders(
  etag: string,
  fault: FaultAction | undefined,
): Readonly<Record<string, string>> {
  if (fault?.type === "no-etag") return {};
  return { etag: `"${fault?.type === "wrong-etag" ? randomBytes(16).toString("hex") : etag}"` };
}
