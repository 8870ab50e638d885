import { ApiRefusal } from "../http/api-refusal.js";
import type { FileFilter } from "./file-filter.js";

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
