import type { Journal, UploadOptions } from "@cdf-multipart/uploader";
import type { PlacedItem } from "../list/items.js";
import type { RunSettings } from "../list/run-settings.js";
import type { WorkerContext } from "./worker-context.js";

/** The options of the upload of one item. */
export function uploadOptionsOf(
  { scheduler, clock }: WorkerContext,
  { into }: PlacedItem,
  { partSize }: RunSettings,
  journal: Journal,
): UploadOptions {
  return { ...into, ...(partSize === undefined ? {} : { partSize }), journal, scheduler, clock };
}
