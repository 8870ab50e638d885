import { isObject } from "../json/is-object.js";
import type { FileInfo, FileUpload, MultipartUpload } from "../types/file-info.js";
import { isFileInfo, type Reading, readObject, refuse } from "./read-answer.js";
import { resolveUrl } from "./resolve-url.js";

/**
 * The one place that reads upload sessions. The live service answers init with the bare file, the
 * documentation says `{items: [file]}`: either is taken, for every operation that starts a session. URLs come
 * out absolute.
 */

function readFile(reading: Reading): FileInfo & Readonly<Record<string, unknown>> {
  const value = readObject(reading);
  const { items } = value;
  if (items === undefined && isFileInfo(value)) return value;
  if (!Array.isArray(items) || items.length !== 1)
    return refuse(reading, "the answer is neither a file nor a list of one");
  const file: unknown = items[0];
  return isFileInfo(file) && isObject(file) ? file : refuse(reading, "items[0] of the answer is not a file");
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

/** Reads a session of so many parts. */
export function decodeUpload(
  reading: Reading,
  expected: { readonly baseUrl: string; readonly parts: number },
): MultipartUpload {
  const file = readFile(reading);
  const { uploadId, uploadUrls } = file;
  if (typeof uploadId !== "string") return refuse(reading, "the answer has no `uploadId`");
  if (!isStrings(uploadUrls)) return refuse(reading, "the answer has no `uploadUrls`");
  if (uploadUrls.length !== expected.parts)
    return refuse(reading, `it has ${uploadUrls.length} upload URLs where ${expected.parts} were asked for`);
  const absolute = uploadUrls.map((url) => resolveUrl(reading, url, expected.baseUrl));
  return { ...file, uploadId, uploadUrls: absolute };
}

/** Reads a file with its one upload URL. */
export function decodeFileUpload(reading: Reading, baseUrl: string): FileUpload {
  const file = readFile(reading);
  const { uploadUrl } = file;
  if (typeof uploadUrl !== "string") return refuse(reading, "the answer has no `uploadUrl`");
  return { ...file, uploadUrl: resolveUrl(reading, uploadUrl, baseUrl) };
}
