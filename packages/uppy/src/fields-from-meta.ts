import type { FileFields } from "@cdf-multipart/core";
import { joinList, splitList } from "./list-text.js";

/** String fields with the same name in Uppy's meta and in CDF. */
const TEXTS = ["externalId", "source", "directory"] as const;
/** Meta that Uppy itself sets, and meta that becomes a field of the file here. */
const KNOWN: ReadonlySet<string> = new Set([
  ...TEXTS,
  "name",
  "type",
  "relativePath",
  "dataSetId",
  "assetIds",
  "labels",
]);

/**
 * Creates the fields of a CDF file from a file's meta in Uppy, which holds text that users typed.
 *
 * `name`, `externalId`, `source` and `directory` are used as they are, `type` as the media type, `dataSetId`
 * as a number. `assetIds` (numbers) and `labels` (external ids) are comma-separated lists, in which `\,` is a comma. A file from a
 * dropped folder gets that folder as its directory. All other values become metadata. Empty values are
 * omitted.
 */
export function fieldsFromMeta(meta: Readonly<Record<string, unknown>>): Partial<FileFields> {
  const text = (key: string): string | undefined => textOf(meta[key]);
  const name = text("name");
  const mimeType = text("type");
  const dataSetId = text("dataSetId");
  const assetIds = splitList(text("assetIds") ?? "").map(Number);
  const labels = splitList(text("labels") ?? "").map((externalId) => ({ externalId }));
  const directory = text("directory") ?? folderOf(text("relativePath"));
  const texts = Object.fromEntries(TEXTS.flatMap((key) => entry(key, text(key))));
  const others = Object.keys(meta).filter((key) => !KNOWN.has(key));
  const metadata = Object.fromEntries(others.flatMap((key) => entry(key, text(key))));
  return {
    ...texts,
    ...(name === undefined ? {} : { name }),
    ...(mimeType === undefined ? {} : { mimeType }),
    ...(directory === undefined ? {} : { directory }),
    ...(dataSetId === undefined ? {} : { dataSetId: Number(dataSetId) }),
    ...(assetIds.length === 0 ? {} : { assetIds }),
    ...(labels.length === 0 ? {} : { labels }),
    ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
  };
}

/**
 * The meta from which `fieldsFromMeta` creates these fields: for a file that continues an unfinished upload.
 * Fields that a form of text inputs cannot hold are omitted.
 */
export function metaFromFields(fields: Partial<FileFields>): Record<string, string> {
  const { metadata, name, mimeType, dataSetId, assetIds = [], labels = [] } = fields;
  const texts = Object.fromEntries(TEXTS.flatMap((key) => entry(key, fields[key])));
  return {
    ...metadata,
    ...texts,
    ...(name === undefined ? {} : { name }),
    ...(mimeType === undefined ? {} : { type: mimeType }),
    ...(dataSetId === undefined ? {} : { dataSetId: String(dataSetId) }),
    ...(assetIds.length === 0 ? {} : { assetIds: joinList(assetIds.map(String)) }),
    ...(labels.length === 0 ? {} : { labels: joinList(labels.map(({ externalId }) => externalId)) }),
  };
}

function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null || typeof value === "object") return undefined;
  const text = String(value).trim();
  return text === "" ? undefined : text;
}

function entry(key: string, value: string | undefined): [string, string][] {
  return value === undefined ? [] : [[key, value]];
}

/** Uppy sets `scans/north/a.e57` or `/scans/north/a.e57`. */
function folderOf(path: string | undefined): string | undefined {
  const folders = (path ?? "")
    .split("/")
    .slice(0, -1)
    .filter((folder) => folder !== "");
  return folders.length === 0 ? undefined : `/${folders.join("/")}`;
}
