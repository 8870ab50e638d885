/** Turns the options of an upload into the node that its file becomes. */
import { type FileFields, ValidationError } from "@cdf-multipart/core";
import { type Fault, momentText } from "@cdf-multipart/core/internal";
import { nodeFaults } from "@cdf-multipart/core/validation";
import type { NodeDestination, NodeFile } from "../session/open-session.js";
import type { Source } from "../sources/source.js";
import { toNodeWrite } from "./node-write.js";

/** The replacement of each file field that a node does not have. */
const INSTEAD: { readonly [Field in keyof FileFields]?: string } = {
  externalId: "the external id of the node names the file",
  metadata:
    "a node has no metadata; use properties of a view of your own, or extractedData of cdf_extraction_extensions/CogniteExtractorFile/v1",
  dataSetId: "a node has no data set; its space takes that role",
  securityCategories: "a node has none; give only those who may read it access to its space",
  geoLocation: "CogniteFile has no location; use a property of a view of your own",
  source:
    "the source of a node is a relation; use the property source, with the space and the external id of a node",
  assetIds:
    "a node names its assets by relations; use the property assets, with the space and the external id of each",
};

/** The node of an upload, and the fields of a file that describe it as well. */
export interface NodeOptions {
  readonly node: NodeDestination;
  readonly file?: Partial<FileFields> | undefined;
  readonly overwrite?: "if-changed" | undefined;
}

/**
 * The node that a source is uploaded into. Fields of a file become properties; name and media type come from
 * the source unless they are given.
 *
 * @throws ValidationError with every fault: fields that a node does not have, properties or names that the
 *   document does not allow.
 */
export function nodeDestination(options: NodeOptions, source: Pick<Source, "name" | "mimeType">): NodeFile {
  const { properties, faults } = nodeProperties(options);
  const { space, externalId, view } = options.node;
  const node: NodeDestination = {
    space,
    externalId,
    ...(view === undefined ? {} : { view }),
    properties: {
      ...(source.name === undefined ? {} : { name: source.name }),
      ...(source.mimeType === undefined ? {} : { mimeType: source.mimeType }),
      ...properties,
    },
  };
  faults.push(...nodeFaults(toNodeWrite(node)).map((fault) => ({ ...fault, path: `node.${fault.path}` })));
  if (node.properties?.["name"] === undefined)
    faults.push({
      path: "node.properties.name",
      message: "is missing, and the source has no name; give one",
    });
  const ifChanged = options.overwrite === "if-changed";
  if (ifChanged && options.node.properties?.["sourceContext"] !== undefined)
    faults.push({
      path: "node.properties.sourceContext",
      message:
        'is where overwrite: "if-changed" keeps its record of the content; omit it, or upload without overwrite',
    });
  if (faults.length > 0) throw new ValidationError({ code: "invalid-request", subject: "upload", faults });
  return ifChanged ? { node, ifChanged } : { node };
}

/** The given properties, and the faults of the fields. Labels become tags: the official mapping. */
function nodeProperties({ node, file = {} }: NodeOptions): {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly faults: Fault[];
} {
  const given = node.properties ?? {};
  const { labels, sourceCreatedTime, sourceModifiedTime } = file;
  const mapped: readonly (readonly [field: keyof FileFields, property: string, value: unknown])[] = [
    ["name", "name", file.name],
    ["mimeType", "mimeType", file.mimeType],
    ["directory", "directory", file.directory],
    ["labels", "tags", labels?.map(({ externalId }) => externalId)],
    ["sourceCreatedTime", "sourceCreatedTime", timeOf(sourceCreatedTime)],
    ["sourceModifiedTime", "sourceUpdatedTime", timeOf(sourceModifiedTime)],
  ];
  const named = mapped.filter(([, , value]) => value !== undefined);
  const faults = [
    ...refusedFields(file),
    ...named
      .filter(([, property]) => property in given)
      .map(([field, property]) => ({
        path: `node.properties.${property}`,
        message: `is given twice, also as file.${field}; omit one of them`,
      })),
  ];
  return {
    properties: { ...Object.fromEntries(named.map(([, property, value]) => [property, value])), ...given },
    faults,
  };
}

function refusedFields(file: Partial<FileFields>): Fault[] {
  const given = new Map<string, unknown>(Object.entries(file));
  return Object.entries(INSTEAD)
    .filter(([field]) => given.get(field) !== undefined)
    .map(([field, way]) => ({ path: `file.${field}`, message: `cannot be given for a node: ${way}` }));
}

/** Nodes have times as texts, file entries in ms. */
function timeOf(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : momentText(ms);
}
