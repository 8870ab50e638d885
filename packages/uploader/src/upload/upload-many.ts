import type { FilesClient } from "@cdf-multipart/core";
import { machineOn } from "./machine.js";
import type { ManyItem, ManyOptions, ManyResult } from "./many-options.js";
import { runMany } from "./run-many.js";
import type { UploadInput } from "./upload-source.js";
import { webPlatform } from "./web-platform.js";

/**
 * Uploads many files, several concurrently, and yields their results as they finish. A file that fails does
 * not stop the others. Memory does not grow with the number of files: an item is taken from `items` when a
 * place is free.
 *
 * If the caller stops fetching results (`break`), the files in flight are aborted. If `options.signal`
 * aborts, the iteration throws its reason.
 */
export function uploadMany<Item extends ManyItem<UploadInput>>(
  client: FilesClient,
  items: Iterable<Item> | AsyncIterable<Item>,
  options: ManyOptions<Item> = {},
): AsyncGenerator<ManyResult<Item>, void, undefined> {
  return runMany(machineOn(webPlatform), client, items, options);
}
