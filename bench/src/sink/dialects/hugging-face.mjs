// Hugging Face Hub: the calls around a large file by Git LFS with the hub's "multipart" transfer.
/** @type {import("./dialect.js").Dialect} */
export const answerHuggingFace = ({ url, body, headers, origin }) => {
  if (url.pathname.startsWith("/api/models/") && url.pathname.includes("/preupload/")) {
    const files = /** @type {{ path: string }[]} */ (JSON.parse(body).files);
    return {
      status: 200,
      json: { files: files.map(({ path }) => ({ path, uploadMode: "lfs", shouldIgnore: false })) },
    };
  }
  if (url.pathname.endsWith("/info/lfs/objects/batch"))
    return { status: 200, json: batch(JSON.parse(body), origin, partSize(headers)) };
  if (url.pathname === "/hub/complete") return { status: 200, json: {} };
  if (url.pathname.startsWith("/api/models/") && url.pathname.includes("/commit/")) {
    return {
      status: 200,
      json: { success: true, commitOid: "1", commitUrl: `${origin}/commit/1`, hookOutput: "" },
    };
  }
  return undefined;
};

/**
 * The hub sets the part size, and the client cannot request one. The bench passes its own in the token.
 * @param {import("./dialect.js").DialectRequest["headers"]} headers
 */
function partSize(headers) {
  const size = /^Bearer hf_part_(\d+)$/.exec(String(headers["authorization"]))?.[1];
  return Number(size ?? 64 * 1024 * 1024);
}

/** @param {{ objects: { oid: string, size: number }[] }} request @param {string} origin @param {number} partSize */
function batch(request, origin, partSize) {
  const objects = request.objects.map(({ oid, size }) => {
    const parts = Array.from({ length: Math.ceil(size / partSize) }, (_, at) => [
      String(at + 1).padStart(5, "0"),
      `${origin}/sink/part/${at + 1}?oid=${oid}`,
    ]);
    const header = { chunk_size: String(partSize), ...Object.fromEntries(parts) };
    return { oid, size, actions: { upload: { href: `${origin}/hub/complete`, header } } };
  });
  return { transfer: "multipart", objects };
}
