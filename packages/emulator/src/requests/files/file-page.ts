import type { FileAnswer } from "../../http/api-types.js";
import { toAnswer } from "../../state/file-record.js";
import type { StoredFile } from "../../state/records.js";
import { type FileFilter, matchesFilter } from "./file-filter.js";

/** One page of a list of files. */
export interface FilePage {
  readonly items: readonly FileAnswer[];
  /** The id after which the next page starts; undefined on the last page. */
  readonly next?: number;
}

/**
 * The first `limit` of `files` that match. Reads only as many files as it needs to know whether another page
 * follows.
 */
export function pageOf(
  files: Iterable<StoredFile>,
  filter: FileFilter,
  limit: number,
  now: number,
): FilePage {
  const items: FileAnswer[] = [];
  for (const file of files) {
    if (file.visibleFrom > now) continue;
    const answer = toAnswer(file, now);
    if (!matchesFilter(answer, filter)) continue;
    const last = items.at(-1);
    if (items.length === limit && last !== undefined) return { items, next: last.id };
    items.push(answer);
  }
  return { items };
}
