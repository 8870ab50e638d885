import {
  METADATA_MAX_KEY_BYTES,
  METADATA_MAX_TOTAL_BYTES,
  METADATA_MAX_VALUE_BYTES,
} from "@cdf-multipart/spec/limits";
import { isObject } from "../errors/unknown-value.js";
import type { Fault } from "../errors/validation-error.js";
import { byteLength, shorten } from "../errors/validation-error.js";
import { formatPath, type Path, valueAt } from "./path.js";

/** The places of metadata in the requests that store it. */
const PLACE: Path = ["metadata"];

/** The limits of metadata in bytes, which JSON Schema cannot express. */
export function metadataFaults(data: unknown): Fault[] {
  const metadata = valueAt(data, PLACE);
  if (!isObject(metadata)) return [];
  const faults: Fault[] = [];
  let total = 0;
  for (const [key, value] of Object.entries(metadata)) {
    if (typeof value !== "string") continue;
    const path = formatPath(data, [...PLACE, key]);
    const [keyBytes, valueBytes] = [byteLength(key), byteLength(value)];
    total += keyBytes + valueBytes;
    if (keyBytes > METADATA_MAX_KEY_BYTES)
      faults.push({
        path,
        message: `has a key of ${keyBytes} bytes of UTF-8, at most ${METADATA_MAX_KEY_BYTES} are allowed`,
        limit: METADATA_MAX_KEY_BYTES,
      });
    if (valueBytes > METADATA_MAX_VALUE_BYTES)
      faults.push({
        path,
        message: `has ${valueBytes} bytes of UTF-8, at most ${METADATA_MAX_VALUE_BYTES} are allowed`,
        limit: METADATA_MAX_VALUE_BYTES,
        value: shorten(value),
      });
  }
  if (total > METADATA_MAX_TOTAL_BYTES)
    faults.push({
      path: formatPath(data, PLACE),
      message: `has ${total} bytes of UTF-8 in its keys and values together, at most ${METADATA_MAX_TOTAL_BYTES} are allowed`,
      limit: METADATA_MAX_TOTAL_BYTES,
    });
  return faults;
}
