import { ApiRefusal } from "../http/api-refusal.js";
import type { FileFilter } from "./file-filter.js";

/**
 * Refuses what needs to be known of assets, data sets or geometry, none of which the emulator has: a list that ignored it
 * would be wrong without a sign of it.
 *
 * @throws ApiRefusal (400)
 */
export function refuseUnplayable(filter: FileFilter): void {
  for (const field of ["assetExternalIds", "rootAssetIds", "assetSubtreeIds"] as const)
    if (filter[field] !== undefined) refuse(field, "it has no assets. Use `assetIds`");
  if (filter.geoLocation !== undefined) refuse("geoLocation", "it does not compare shapes. Use `labels`");
  if (filter.dataSetIds?.some((one) => "externalId" in one))
    refuse("dataSetIds", "it has no data sets, so it knows no external id of one. Give their ids");
}

function refuse(field: string, why: string): never {
  throw new ApiRefusal(400, `The emulator cannot filter by \`${field}\`: ${why}.`);
}
