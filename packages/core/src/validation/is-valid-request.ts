import {
  METADATA_MAX_KEY_BYTES,
  METADATA_MAX_TOTAL_BYTES,
  METADATA_MAX_VALUE_BYTES,
  type OperationId,
} from "@cdf-multipart/spec";
import { CHECKS } from "@cdf-multipart/spec/checks";
import { isObject } from "../errors/unknown-value.js";
import { byteLength } from "../errors/validation-error.js";
import type { FileFields } from "../types/file.js";

/** The parts of a request that can be invalid. */
export interface RequestParts {
  readonly body?: unknown;
  readonly query?: unknown;
  /** The variables of the path. */
  readonly path?: unknown;
}

/**
 * Whether a request can be sent. Agrees with `requestFaults`, but is smaller, because it does not describe
 * faults.
 */
export function isValidRequest(
  operation: OperationId,
  { body, query = {}, path = {} }: RequestParts,
): boolean {
  const checks = CHECKS[operation];
  return (
    (checks?.path?.(path) ?? true) &&
    (checks?.query?.(query) ?? true) &&
    (checks?.body?.(body) ?? true) &&
    metadataFits(body) &&
    hasJson(body)
  );
}

/** Whether metadata keeps the limits in bytes, which JSON Schema cannot express. */
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

/** Whether it can be serialised as JSON: not a cycle, and not a bigint. */
export function hasJson(body: unknown): boolean {
  try {
    JSON.stringify(body);
    return true;
  } catch {
    return false;
  }
}

/** Whether a value, as read from a file, is valid for `initMultiPartUpload` as the fields of a file. */
export function isFileFields(value: unknown): value is FileFields {
  return isValidRequest("initMultiPartUpload", { body: value, query: { parts: 1 } });
}
