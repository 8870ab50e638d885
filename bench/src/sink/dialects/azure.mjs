// Azure Blob: Put Block List, which completes an upload of blocks. Blocks and whole blobs are data requests.
/** @type {import("./dialect.js").Dialect} */
export const answerAzure = ({ method, url }) => {
  if (
    !url.pathname.startsWith("/azure/") ||
    method !== "PUT" ||
    url.searchParams.get("comp") !== "blocklist"
  ) {
    return undefined;
  }
  const headers = {
    etag: '"0x1"',
    "last-modified": new Date().toUTCString(),
    "x-ms-request-id": "1",
    "x-ms-version": "2025-01-05",
    "x-ms-request-server-encrypted": "true",
  };
  return { status: 201, headers };
};
