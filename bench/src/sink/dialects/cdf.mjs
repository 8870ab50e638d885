// Our API: the three operations of a multipart upload and the query of `uploaded`, in the formats of the live
// service.
import { OPERATIONS } from "@cdf-multipart/spec";

let lastId = 0;

/** @type {Map<string, readonly string[]>} MD5 of every part, in base64, by the `source` of the upload */
const checksums = new Map();

/** Answers uploads with this `source` with the MD5 of each part, as Azure and Google do. @param {string} source @param {readonly string[]} md5s */
export function answerWith(source, md5s) {
  checksums.set(source, md5s);
}

/** @type {import("./dialect.js").Dialect} */
export const answerCdf = (request) => {
  const { pathname, searchParams } = request.url;
  const at = pathname.indexOf("/files");
  if (!pathname.startsWith("/api/v1/projects/") || at < 0) return undefined;
  // The official SDK requests `/files/`.
  const operation = pathname.slice(at).replace(/\/$/, "");
  if (operation === OPERATIONS.initMultiPartUpload.path) {
    return {
      status: 201,
      json: openUpload(request.origin, parse(request), Number(searchParams.get("parts"))),
    };
  }
  if (operation === OPERATIONS.getMultiPartUploadLink.path) {
    const target = parse(request).items[0];
    return {
      status: 201,
      json: { items: [openUpload(request.origin, target, Number(searchParams.get("parts")))] },
    };
  }
  if (operation === OPERATIONS.initFileUpload.path) {
    const { uploadUrls, uploadId: _uploadId, ...file } = openUpload(request.origin, parse(request), 1);
    return { status: 201, json: { ...file, uploadUrl: uploadUrls[0] } };
  }
  if (operation === OPERATIONS.completeMultiPartUpload.path) return { status: 200, json: {} };
  if (operation === OPERATIONS.byIdsFiles.path) {
    return { status: 200, json: { items: parse(request).items.map(uploadedFile) } };
  }
  const id = /^\/files\/(\d+)$/.exec(operation)?.[1];
  return id === undefined ? undefined : { status: 200, json: uploadedFile({ id: Number(id) }) };
};

/** @param {import("./dialect.js").DialectRequest} request */
function parse(request) {
  return JSON.parse(request.body);
}

/**
 * @param {string} origin
 * @param {Record<string, unknown>} fields `source` may contain the checksum for the answer of each part
 * @param {number} parts
 */
function openUpload(origin, fields, parts) {
  lastId += 1;
  const md5s = checksums.get(String(fields["source"])) ?? [];
  const uploadUrls = Array.from({ length: parts }, (_, at) => {
    const sum = md5s[at] === undefined ? "" : `&md5=${md5s[at]}`;
    return `${origin}/sink/part/${at + 1}?file=${lastId}${sum}`;
  });
  return {
    name: "bench",
    ...fields,
    id: lastId,
    uploaded: false,
    createdTime: 1,
    lastUpdatedTime: 1,
    uploadId: `upload-${lastId}`,
    uploadUrls,
  };
}

/** @param {Record<string, unknown>} target */
function uploadedFile(target) {
  return {
    name: "bench",
    id: 1,
    ...target,
    uploaded: true,
    uploadedTime: 2,
    createdTime: 1,
    lastUpdatedTime: 2,
  };
}
