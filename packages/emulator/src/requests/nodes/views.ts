import { ApiRefusal } from "../../http/api-refusal.js";
import type { ViewReference } from "../../http/api-types.js";
import type { FileView } from "../../settings/options.js";

/** A view: the properties of a node that can be read and written through it. */
export interface View {
  /** `CogniteFile/v1`, as in answers. */
  readonly name: string;
  readonly space: string;
  /** Whether a node with properties of this view is a file. */
  readonly isFile: boolean;
  readonly properties: ReadonlySet<string>;
}

/** What only the syncer writes. Clients read it. */
export const READ_ONLY: ReadonlySet<string> = new Set(["isUploaded", "uploadedTime"]);

const DESCRIBABLE = ["name", "description", "tags", "aliases"];
/** The properties of `CogniteFile`. */
export const FILE_PROPERTIES: ReadonlySet<string> = new Set([
  ...DESCRIBABLE,
  ...["sourceId", "sourceContext", "source", "sourceCreatedTime", "sourceUpdatedTime"],
  ...["sourceCreatedUser", "sourceUpdatedUser"],
  ...["assets", "mimeType", "directory", "category"],
  ...READ_ONLY,
]);

const OWN: readonly FileView[] = [
  { space: "cdf_cdm", externalId: "CogniteFile", version: "v1" },
  {
    space: "cdf_extraction_extensions",
    externalId: "CogniteExtractorFile",
    version: "v1",
    properties: ["extractedData"],
  },
];

/**
 * Finds a view.
 *
 * @throws ApiRefusal (400) when it does not exist
 */
export function viewOf(views: readonly FileView[], { space, externalId, version }: ViewReference): View {
  const name = `${externalId}/${version}`;
  const same = (view: FileView) =>
    view.space === space && view.externalId === externalId && view.version === version;
  if (same({ space: "cdf_cdm", externalId: "CogniteDescribable", version: "v1" }))
    return { name, space, isFile: false, properties: new Set(DESCRIBABLE) };
  const found = [...OWN, ...views].find(same);
  if (found === undefined)
    throw new ApiRefusal(
      400,
      `One or more views do not exist: '${space}:${externalId}(version=${version})'.`,
    );
  return {
    name,
    space,
    isFile: true,
    properties: new Set([...FILE_PROPERTIES, ...(found.properties ?? [])]),
  };
}
