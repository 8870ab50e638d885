/** A media type is a free string of the client; only what may stand in a header goes into one. */
export function contentType(mimeType: string | undefined): string {
  return mimeType !== undefined && /^[\x20-\x7e]+$/.test(mimeType) ? mimeType : "application/octet-stream";
}

/** The name of a download, as RFC 8187 says. A lone surrogate has no UTF-8 form; it becomes the replacement character. */
export function contentDisposition(name: string): string {
  const encoded = encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, "\ufffd")).replaceAll(
    /['()*!]/g,
    (found) => `%${found.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename*=UTF-8''${encoded}`;
}
