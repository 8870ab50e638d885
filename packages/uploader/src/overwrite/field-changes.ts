import type { FileFields, FileInfo } from "@cdf-multipart/core";
import type { FileChanges } from "@cdf-multipart/core/internal";
import { CONTENT_KEY } from "./content-record.js";

/**
 * The fields of an entry that differ after an overwrite. The service was observed to keep the old `directory`
 * and `source`; the other fields of one value are compared too. Not `name` and `mimeType`, which an update
 * cannot reliably change.
 *
 * @returns undefined if the entry has all requested values.
 */
export function plainChanges(entry: FileInfo, asked: FileFields): FileChanges | undefined {
  return changesOf({
    directory: setTo(entry.directory, asked.directory),
    source: setTo(entry.source, asked.source),
    dataSetId: setTo(entry.dataSetId, asked.dataSetId),
    sourceCreatedTime: setTo(entry.sourceCreatedTime, asked.sourceCreatedTime),
    sourceModifiedTime: setTo(entry.sourceModifiedTime, asked.sourceModifiedTime),
  });
}

/**
 * As {@link plainChanges}, with the lists, the metadata and the location: for a file whose content is kept.
 */
export function allChanges(entry: FileInfo, asked: FileFields): FileChanges | undefined {
  return changesOf({
    ...plainChanges(entry, asked),
    metadata: metadataChange(entry, asked),
    labels: setTo(entry.labels, asked.labels, asSet),
    assetIds: setTo(entry.assetIds, asked.assetIds, asSet),
    securityCategories: setTo(entry.securityCategories, asked.securityCategories, asSet),
    geoLocation: setTo(entry.geoLocation, asked.geoLocation, canonical),
  });
}

/** Whether a field differs that only `init…` can set. */
export function needsInit({ name, mimeType }: FileInfo, asked: FileFields): boolean {
  return name !== asked.name || (asked.mimeType !== undefined && mimeType !== asked.mimeType);
}

/** The requested metadata replaces the old one, except for the record of the content. */
function metadataChange(entry: FileInfo, asked: FileFields): FileChanges["metadata"] {
  const { [CONTENT_KEY]: record, ...pairs } = entry.metadata ?? {};
  const kept: Readonly<Record<string, string>> = record === undefined ? {} : { [CONTENT_KEY]: record };
  const wanted = setTo(pairs, asked.metadata, canonical);
  return wanted === undefined ? undefined : { set: { ...wanted.set, ...kept } };
}

function setTo<T>(
  has: T | undefined,
  asked: T | undefined,
  key: (value: T) => unknown = (value) => value,
): { readonly set: T } | undefined {
  if (asked === undefined || (has !== undefined && key(has) === key(asked))) return undefined;
  return { set: asked };
}

/** The order of a list does not matter. */
function asSet(list: readonly unknown[]): string {
  return [...new Set(list.map(canonical))].sort().join();
}

/** JSON with sorted names, so that equal values have equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** The changes without those that are not needed. */
function changesOf(
  changes: {
    readonly [Name in keyof FileChanges]: FileChanges[Name] | undefined;
  },
): FileChanges | undefined {
  const needed: FileChanges = Object.fromEntries(
    Object.entries(changes).filter(([, change]) => change !== undefined),
  );
  return Object.keys(needed).length === 0 ? undefined : needed;
}
