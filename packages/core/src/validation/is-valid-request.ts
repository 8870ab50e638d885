import {
  ID_MAX,
  ID_MIN,
  METADATA_MAX_KEY_BYTES,
  METADATA_MAX_TOTAL_BYTES,
  METADATA_MAX_VALUE_BYTES,
  type OperationId,
} from "@cdf-multipart/spec";
import {
  isAdvancedListFilesBody,
  isByIdsFilesBody,
  isCompleteMultiPartUploadBody,
  isDeleteFilesBody,
  isDownloadLinksBody,
  isDownloadLinksQuery,
  isGetMultiPartUploadLinkBody,
  isGetMultiPartUploadLinkQuery,
  isInitFileUploadBody,
  isInitFileUploadQuery,
  isInitMultiPartUploadBody,
  isInitMultiPartUploadQuery,
} from "@cdf-multipart/spec/checks";
import { isObject } from "../json/is-object.js";
import { byteLength } from "./byte-length.js";
import type { RequestParts } from "./request-faults.js";

type Check = (value: unknown) => boolean;

/** What checks the two halves of a request. */
const CHECKS: Readonly<Record<OperationId, { readonly body?: Check; readonly query?: Check }>> = {
  initFileUpload: { body: isInitFileUploadBody, query: isInitFileUploadQuery },
  initMultiPartUpload: { body: isInitMultiPartUploadBody, query: isInitMultiPartUploadQuery },
  getMultiPartUploadLink: { body: isGetMultiPartUploadLinkBody, query: isGetMultiPartUploadLinkQuery },
  completeMultiPartUpload: { body: isCompleteMultiPartUploadBody },
  getFileByInternalId: {},
  byIdsFiles: { body: isByIdsFilesBody },
  advancedListFiles: { body: isAdvancedListFilesBody },
  downloadLinks: { body: isDownloadLinksBody, query: isDownloadLinksQuery },
  deleteFiles: { body: isDeleteFilesBody },
};

/** Whether a request can be sent. Says the same as `requestFaults`, without all that it takes to tell what is wrong. */
export function isValidRequest(operation: OperationId, { body, query, path = {} }: RequestParts): boolean {
  const checks = CHECKS[operation];
  return (
    Object.values(path).every(isId) &&
    (checks.query?.(query) ?? true) &&
    (checks.body?.(body) ?? true) &&
    metadataFits(body) &&
    hasJson(body)
  );
}

/** Whether it can be the id of a file, as it stands in a path. */
export function isId(id: unknown): boolean {
  return typeof id === "number" && Number.isInteger(id) && id >= ID_MIN && id <= ID_MAX;
}

/** Whether metadata keeps the limits in bytes, which JSON Schema cannot say. */
function metadataFits(body: unknown): boolean {
  if (!isObject(body) || !isObject(body["metadata"])) return true;
  let total = 0;
  for (const [key, value] of Object.entries(body["metadata"])) {
    const [keyBytes, valueBytes] = [byteLength(key), byteLength(String(value))];
    if (keyBytes > METADATA_MAX_KEY_BYTES || valueBytes > METADATA_MAX_VALUE_BYTES) return false;
    total += keyBytes + valueBytes;
  }
  return total <= METADATA_MAX_TOTAL_BYTES;
}

/** Whether it can be written as JSON: not so a cycle, or a bigint. */
function hasJson(body: unknown): boolean {
  try {
    JSON.stringify(body);
    return true;
  } catch {
    return false;
  }
}
