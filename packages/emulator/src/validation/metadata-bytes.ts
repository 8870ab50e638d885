import {
  METADATA_MAX_KEY_BYTES,
  METADATA_MAX_TOTAL_BYTES,
  METADATA_MAX_VALUE_BYTES,
} from "@cdf-multipart/spec";
import { ApiRefusal } from "../http/api-refusal.js";

/** Checks the metadata limits that count bytes of UTF-8, which a JSON Schema cannot express. */
export function checkMetadataBytes(metadata: Readonly<Record<string, string>> | undefined): void {
  let total = 0;
  for (const [key, value] of Object.entries(metadata ?? {})) {
    const keyBytes = Buffer.byteLength(key);
    const valueBytes = Buffer.byteLength(value);
    if (keyBytes > METADATA_MAX_KEY_BYTES) {
      throw new ApiRefusal(
        400,
        `metadata key must not have more than ${METADATA_MAX_KEY_BYTES} bytes: it has ${keyBytes}`,
      );
    }
    if (valueBytes > METADATA_MAX_VALUE_BYTES) {
      throw new ApiRefusal(
        400,
        `metadata value must not have more than ${METADATA_MAX_VALUE_BYTES} bytes: it has ${valueBytes}`,
      );
    }
    total += keyBytes + valueBytes;
  }
  if (total > METADATA_MAX_TOTAL_BYTES) {
    throw new ApiRefusal(
      400,
      `metadata must not have more than ${METADATA_MAX_TOTAL_BYTES} bytes in total: it has ${total}`,
    );
  }
}
