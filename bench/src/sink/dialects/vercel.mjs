// Vercel Blob: create and complete of its multipart upload. A part is a data request with
// `x-mpu-action: upload`.
/** @type {import("./dialect.js").Dialect} */
export const answerVercel = ({ url, headers, origin }) => {
  if (url.pathname !== "/vercel/mpu") return undefined;
  if (headers["x-mpu-action"] === "create")
    return { status: 200, json: { uploadId: "upload-1", key: "bench" } };
  const at = `${origin}/bench`;
  return {
    status: 200,
    json: {
      url: at,
      downloadUrl: at,
      pathname: "bench",
      contentType: "application/octet-stream",
      contentDisposition: "",
      etag: "1",
    },
  };
};
