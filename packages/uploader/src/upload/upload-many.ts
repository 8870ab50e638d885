import type { FilesClient } from "@cdf-multipart/core";
import { machineOn } from "./machine.js";
import type { ManyItem, ManyOptions, ManyResult } from "./many-options.js";
import { runMany } from "./run-many.js";
import type { UploadInput } from "./upload-source.js";
import { webPlatform } from "./web-platform.js";

/**
 * Uploads many files, some at a time, and gives the results as they come in; a file that fails does not end the rest.
 * Memory does not grow with their number: an item is drawn from `items` when a place is free.
 *
 * Stopping to fetch results (`break`) aborts what is under way. When `options.signal` aborts, the iteration throws its reason.
 */
export function uploadMany<Item extends ManyItem<UploadInput>>(
  client: FilesClient,
  items: Iterable<Item> | AsyncIterable<Item>,
  options: ManyOptions<Item> = {},
): AsyncGenerator<ManyResult<Item>, void, undefined> {
  return runMany(machineOn(webPlatform), client, items, options);
}
