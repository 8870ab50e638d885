import type { components } from "@cdf-multipart/spec";
import { ApiRefusal } from "../../http/api-refusal.js";
import type { FileAnswer } from "../../http/api-types.js";

export type FileFilter = components["schemas"]["FileFilter"];
type TimeRange = components["schemas"]["TimeRange"];

/** Whether a file matches a filter. Every field of the filter must match. */
export function matchesFilter(file: FileAnswer, filter: FileFilter): boolean {
  return (
    same(file.name, filter.name) &&
    same(file.source, filter.source) &&
    same(file.mimeType, filter.mimeType) &&
    same(file.uploaded, filter.uploaded) &&
    begins(file.externalId, filter.externalIdPrefix) &&
    begins(file.directory, filter.directoryPrefix) &&
    within(file.createdTime, filter.createdTime) &&
    within(file.lastUpdatedTime, filter.lastUpdatedTime) &&
    within(file.uploadedTime, filter.uploadedTime) &&
    within(file.sourceCreatedTime, filter.sourceCreatedTime) &&
    within(file.sourceModifiedTime, filter.sourceModifiedTime) &&
    hasMetadata(file, filter) &&
    hasAsset(file, filter) &&
    isInDataSet(file, filter) &&
    hasLabels(file, filter)
  );
}

function same<T>(value: T | undefined, wanted: T | undefined): boolean {
  return wanted === undefined || value === wanted;
}

function begins(value: string | undefined, prefix: string | undefined): boolean {
  return prefix === undefined || (value?.startsWith(prefix) ?? false);
}

function within(value: number | undefined, range: TimeRange | undefined): boolean {
  if (range === undefined) return true;
  if (value === undefined) return false;
  return value >= (range.min ?? value) && value <= (range.max ?? value);
}

function hasMetadata(file: FileAnswer, { metadata }: FileFilter): boolean {
  return Object.entries(metadata ?? {}).every(
    ([key, value]) => Object.hasOwn(file.metadata ?? {}, key) && file.metadata?.[key] === value,
  );
}

/** Whether the file belongs to any of these assets. */
function hasAsset(file: FileAnswer, { assetIds }: FileFilter): boolean {
  return assetIds === undefined || assetIds.some((id) => file.assetIds?.includes(id) ?? false);
}

/** Whether the file belongs to any of these data sets. Filters by their external id were refused before. */
function isInDataSet(file: FileAnswer, { dataSetIds }: FileFilter): boolean {
  return dataSetIds === undefined || dataSetIds.some((one) => "id" in one && one.id === file.dataSetId);
}

function hasLabels(file: FileAnswer, { labels }: FileFilter): boolean {
  if (labels === undefined) return true;
  const own = new Set(file.labels?.map(({ externalId }) => externalId));
  return "containsAny" in labels
    ? labels.containsAny.some(({ externalId }) => own.has(externalId))
    : labels.containsAll.every(({ externalId }) => own.has(externalId));
}

/**
 * Refuses filters that need knowledge of assets, data sets or geometry, which the emulator does not have. If it
 * ignored them, the list would be silently wrong.
 *
 * @throws ApiRefusal (400)
 */
export function refuseUnplayable(filter: FileFilter): void {
  for (const field of ["assetExternalIds", "rootAssetIds", "assetSubtreeIds"] as const)
    if (filter[field] !== undefined) refuse(field, "it has no assets. Use `assetIds`");
  if (filter.geoLocation !== undefined) refuse("geoLocation", "it does not compare shapes. Use `labels`");
  if (filter.dataSetIds?.some((one) => "externalId" in one))
    refuse("dataSetIds", "it has no data sets, so it does not know their external ids. Use their ids");
}

function refuse(field: string, why: string): never {
  throw new ApiRefusal(400, `The emulator cannot filter by \`${field}\`: ${why}.`);
}
