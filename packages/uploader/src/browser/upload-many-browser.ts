/** What pages load, beside what one upload takes, when they upload many files. */
import type { FilesClient } from "@cdf-multipart/core";
import type { ManyItem, ManyOptions, ManyResult } from "../upload/many-options.js";
import { runMany } from "../upload/run-many.js";
import type { BrowserInput } from "./browser-input.js";
import { browserPlatform } from "./browser-platform.js";

/** Many files, on the platform of pages. */
export function runManyInBrowser<Item extends ManyItem<BrowserInput>>(
  client: FilesClient,
  items: Iterable<Item> | AsyncIterable<Item>,
  options: ManyOptions<Item>,
): AsyncGenerator<ManyResult<Item>, void, undefined> {
  return runMany(browserPlatform, client, items, options);
}
