import type { DataOf } from "@cdf-multipart/spec/bindings";
import type { FileUpload, MultipartUpload } from "../types/file.js";
import { isFileInfo, type Reading, refuse, resolveUrl } from "./read-response.js";

/**
 * The one place that reads upload sessions. The live service responds to init with the bare file; the
 * documentation has `{items: [file]}`. Both are accepted, for every operation that starts a session. URLs
 * come out absolute.
 */

function readFile<File extends object>(reading: Reading<File | { readonly items: readonly File[] }>): File {
  const { data } = reading;
  if (!("items" in data)) return isFileInfo(data) ? data : refuse(reading, NEITHER);
  const { items } = data;
  const [file, ...more] = Array.isArray(items) ? items : [];
  if (file === undefined || more.length > 0) return refuse(reading, NEITHER);
  return isFileInfo(file) ? file : refuse(reading, "items[0] of the response is not a file");
}

const NEITHER = "the response is neither a file nor a list of one";

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

/** Reads a session with this number of parts. */
export function decodeUpload(
  reading: Reading<DataOf<"initMultiPartUpload" | "getMultiPartUploadLink">>,
  expected: { readonly baseUrl: string; readonly parts: number },
): MultipartUpload {
  const file = readFile(reading);
  const { uploadId, uploadUrls } = file;
  if (typeof uploadId !== "string") return refuse(reading, "the response has no `uploadId`");
  if (!isStrings(uploadUrls)) return refuse(reading, "the response has no `uploadUrls`");
  if (uploadUrls.length !== expected.parts)
    return refuse(reading, `it has ${uploadUrls.length} upload URLs where ${expected.parts} were asked for`);
  const absolute = uploadUrls.map((url) => resolveUrl(reading, url, expected.baseUrl));
  return { ...file, uploadUrls: absolute };
}

/** Reads a file with its one upload URL. */
export function decodeFileUpload(
  reading: Reading<DataOf<"initFileUpload" | "getUploadLink">>,
  baseUrl: string,
): FileUpload {
  const file = readFile(reading);
  const { uploadUrl } = file;
  if (typeof uploadUrl !== "string") return refuse(reading, "the response has no `uploadUrl`");
  return { ...file, uploadUrl: resolveUrl(reading, uploadUrl, baseUrl) };
}
