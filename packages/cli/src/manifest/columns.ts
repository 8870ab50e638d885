import type { FileFields } from "@cdf-multipart/core";
import { parseGeoLocation, parseId, parseIds, parseLabels } from "../fields/field-values.js";
import type { NodeRow } from "../fields/node-fields.js";
import { parseTime } from "../fields/parse-time.js";
import { nearest } from "../options/nearest.js";

/** Converts a cell to the fields of its row. */
export type ColumnReader = (text: string) => Partial<FileFields>;

/** The columns of a CSV in addition to `path` and `metadata.…`. Empty cells are ignored. */
const READERS: Readonly<Record<string, ColumnReader>> = Object.freeze({
  name: (name) => ({ name }),
  externalId: (externalId) => ({ externalId }),
  directory: (directory) => ({ directory }),
  source: (source) => ({ source }),
  mimeType: (mimeType) => ({ mimeType }),
  assetIds: (text) => ({ assetIds: parseIds(text) }),
  dataSetId: (text) => ({ dataSetId: parseId(text) }),
  labels: (text) => ({ labels: parseLabels(text) }),
  securityCategories: (text) => ({ securityCategories: parseIds(text) }),
  geoLocation: (text) => ({ geoLocation: parseGeoLocation(text) }),
  sourceCreatedTime: (text) => ({ sourceCreatedTime: parseTime(text) }),
  sourceModifiedTime: (text) => ({ sourceModifiedTime: parseTime(text) }),
});

/** The column with the path. */
export const PATH_COLUMN = "path";

/** The column with the node, as `SPACE/EXTERNALID`. */
export const NODE_COLUMN = "node";

const METADATA = "metadata.";
const PROPERTY = "property.";

/** A column of a CSV. */
export interface Column {
  /** The name as written in the header. */
  readonly name: string;
  /** A key that is equal for all spellings of a name; empty for a column without a name, whose cells must be empty. */
  readonly key: string;
  /** The text after the dot of `metadata.…`. */
  readonly metadataKey?: string;
  /** The text after the dot of `property.…`. */
  readonly property?: string;
  /** Present for a column of a field. */
  readonly read: ColumnReader | undefined;
}

/**
 * The column with this name. The spellings `externalId`, `external_id` and `External ID` are equal.
 *
 * @throws Error that suggests the column that was probably meant.
 */
export function readColumn(name: string): Column {
  if (name === "") return { name, key: "", read: undefined };
  if (isPathColumn(name)) return { name, key: PATH_COLUMN, read: undefined };
  if (name.startsWith(METADATA) && name.length > METADATA.length)
    return { name, key: name, metadataKey: name.slice(METADATA.length), read: undefined };
  if (name.startsWith(PROPERTY) && name.length > PROPERTY.length)
    return { name, key: name, property: name.slice(PROPERTY.length), read: undefined };
  if (plain(name) === NODE_COLUMN) return { name, key: NODE_COLUMN, read: undefined };
  const key = Object.keys(READERS).find((candidate) => plain(candidate) === plain(name));
  const read = key === undefined ? undefined : READERS[key];
  if (key === undefined || read === undefined) throw unknownColumn(name);
  return { name, key, read };
}

/**
 * Checks a field name, which must be spelled as in the API.
 *
 * @throws Error that suggests the name that was probably meant.
 */
export function checkFieldName(name: string): void {
  if (!Object.hasOwn(READERS, name)) throw unknownColumn(name);
}

function unknownColumn(name: string): Error {
  const names = Object.keys(READERS);
  const meant = nearest(name, [PATH_COLUMN, NODE_COLUMN, ...names]);
  const way =
    meant === undefined
      ? `The fields are path, ${names.join(", ")}, metadata.KEY, node and property.NAME`
      : `Did you mean ${meant}?`;
  return new Error(`is not a field of a file. ${way}`);
}

/** Whether this is the column with the path, in any spelling. */
export function isPathColumn(name: string): boolean {
  return plain(name) === PATH_COLUMN;
}

function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]/g, "");
}

/** One file of a manifest, with the faults of its line. */
export interface ManifestRow {
  /** The line on which the row starts, counted from 1. */
  readonly line: number;
  /** The path as written in the manifest; empty if it is missing. */
  readonly path: string;
  readonly fields: Partial<FileFields>;
  /** The node that the file is uploaded into. */
  readonly node?: NodeRow | undefined;
  readonly faults: readonly RowFault[];
}

/** An error in a line. */
export interface RowFault {
  /** The column as named in the manifest; absent for an error of the whole line. */
  readonly column?: string;
  readonly message: string;
}

/** The node of a row; undefined if the row names none. */
export function nodeRow(
  node: string | undefined,
  properties: readonly (readonly [name: string, value: unknown])[],
): NodeRow | undefined {
  if (node === undefined && properties.length === 0) return undefined;
  return {
    ...(node === undefined ? {} : { node }),
    ...(properties.length === 0 ? {} : { properties: Object.fromEntries(properties) }),
  };
}
