import type { FileFields, GeoLocation } from "@cdf-multipart/core";
import { readTextFile } from "@cdf-multipart/core/node";
import { UsageError } from "../errors.js";
import { describeError } from "../output/cli-words.js";
import type { FieldOptions } from "./field-options.js";
import { parseGeoLocation } from "./field-values.js";
import { type NodePlan, planNode, templatesOf } from "./node-fields.js";
import { parseTemplate, type Template } from "./template.js";

/** Fields that are texts, so that they can be templates. */
const TEXT_FIELDS = ["name", "externalId", "directory", "source", "mimeType"] as const;
/** One of the text fields. */
export type TextField = (typeof TEXT_FIELDS)[number];
/** Fields that are times. */
export type TimeField = "sourceCreatedTime" | "sourceModifiedTime";

/** The field options of a run, parsed once for all files. */
export interface FieldPlan {
  readonly texts: ReadonlyMap<TextField, Template>;
  readonly metadata: ReadonlyMap<string, Template>;
  readonly times: ReadonlyMap<TimeField, Template>;
  /** The template of `--existing`. */
  readonly existing: Template | undefined;
  /** The node of each file. */
  readonly node: NodePlan;
  /** Fields that are the same for all files. */
  readonly constants: Partial<FileFields>;
  /** Whether each file keeps its folder in `directory`. */
  readonly keepFolders: boolean;
  /** Whether a template uses `{sha256}`. */
  readonly usesHash: boolean;
}

/**
 * Parses the options about fields.
 *
 * @throws UsageError about invalid templates, duplicate keys, or an invalid geo location.
 */
export function planFields(options: FieldOptions & { readonly manifest?: string | undefined }): FieldPlan {
  const texts = new Map<TextField, Template>(
    TEXT_FIELDS.flatMap((field) => entry(field, options[field], optionOf(field))),
  );
  const times = new Map<TimeField, Template>([
    ...entry<TimeField>("sourceCreatedTime", options.sourceCreatedTime, "--source-created-time"),
    ...entry<TimeField>("sourceModifiedTime", options.sourceModifiedTime, "--source-modified-time"),
  ]);
  const metadata = readMetadata(options.metadata ?? []);
  const existing = template(options.existing, "--existing");
  const node = planNode(options, options.manifest !== undefined);
  const templates = [
    ...texts.values(),
    ...times.values(),
    ...metadata.values(),
    existing,
    ...templatesOf(node),
  ];
  return {
    texts,
    times,
    metadata,
    existing,
    node,
    constants: readConstants(options),
    keepFolders: options.keepFolders === true,
    usesHash: templates.some((one) => one?.uses.includes("sha256") === true),
  };
}

function entry<Key>(key: Key, text: string | undefined, option: string): (readonly [Key, Template])[] {
  const parsed = template(text, option);
  return parsed === undefined ? [] : [[key, parsed]];
}

function template(text: string | undefined, option: string): Template | undefined {
  if (text === undefined) return undefined;
  try {
    return parseTemplate(text);
  } catch (error) {
    throw new UsageError(`${option} ${text}: ${describeError(error)}`);
  }
}

function readMetadata(pairs: NonNullable<FieldOptions["metadata"]>): Map<string, Template> {
  const metadata = new Map<string, Template>();
  for (const [key, value] of pairs) {
    if (metadata.has(key))
      throw new UsageError(`--metadata: the key ${key} is given twice. Give each key once.`);
    for (const [, parsed] of entry(key, value, `--metadata ${key}`)) metadata.set(key, parsed);
  }
  return metadata;
}

function readConstants(options: FieldOptions): Partial<FileFields> {
  const { assetId, dataSetId, label, securityCategory, geoLocation } = options;
  return {
    ...(assetId === undefined ? {} : { assetIds: assetId }),
    ...(dataSetId === undefined ? {} : { dataSetId }),
    ...(label === undefined ? {} : { labels: label.map((externalId) => ({ externalId })) }),
    ...(securityCategory === undefined ? {} : { securityCategories: securityCategory }),
    ...(geoLocation === undefined ? {} : { geoLocation: readGeoLocation(geoLocation) }),
  };
}

/** `@place.json` names a file, as in curl; any other text is the JSON itself. */
function readGeoLocation(text: string): GeoLocation {
  try {
    return parseGeoLocation(text.startsWith("@") ? readTextFile(text.slice(1)) : text);
  } catch (error) {
    throw new UsageError(`--geo-location ${text}: ${describeError(error)}`);
  }
}

function optionOf(field: TextField): string {
  return `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
