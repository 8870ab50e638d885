import { ONE_PUT_SIZE_MAX } from "@cdf-multipart/spec";
import type { UploadPlan } from "../plan/upload-plan.js";
import type { Destination } from "./open-session.js";

/**
 * The Content-Type of a file without a media type. The entry gets it too: stores sign the type of the entry
 * and refuse a PUT with another one.
 */
const UNKNOWN_TYPE = "application/octet-stream";

/** Whether a text can be sent as the value of a header exactly as it is: visible ASCII, with spaces only inside. */
export function isHeaderValue(text: string): boolean {
  return /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text);
}

/**
 * The Content-Type with which a file goes up in one PUT; undefined when it goes up in parts: a larger file, an
 * existing file (only multipart can fill it), a node without a media type (it may have one already), and a
 * media type that no header can carry.
 *
 * @param limit bytes; 0 sends every file in parts.
 */
export function onePutType(
  { size, parts }: UploadPlan,
  destination: Destination,
  limit: number,
): string | undefined {
  if (
    limit === 0 ||
    size > Math.min(limit, ONE_PUT_SIZE_MAX) ||
    parts.length !== 1 ||
    "target" in destination
  )
    return undefined;
  const type = "node" in destination ? destination.node.properties?.["mimeType"] : destination.file.mimeType;
  const mimeType = "node" in destination ? type : (type ?? UNKNOWN_TYPE);
  return typeof mimeType === "string" && isHeaderValue(mimeType) ? mimeType : undefined;
}
