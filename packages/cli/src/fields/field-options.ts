import type { OptionSpec } from "../program/command-spec.js";
import { asOption } from "../program/option-values.js";
import { parseId, parsePair, parseText } from "./field-values.js";

/** What the options say about the files in CDF. */
export interface FieldOptions {
  readonly name?: string;
  readonly externalId?: string;
  readonly directory?: string;
  readonly source?: string;
  readonly mimeType?: string;
  readonly metadata?: readonly (readonly [key: string, value: string])[];
  readonly assetId?: readonly number[];
  readonly dataSetId?: number;
  readonly label?: readonly string[];
  readonly securityCategory?: readonly number[];
  readonly geoLocation?: string;
  readonly sourceCreatedTime?: string;
  readonly sourceModifiedTime?: string;
  readonly overwrite?: boolean;
  readonly existing?: string;
  readonly skipExisting?: boolean;
}

const group =
  "Fields of the file in CDF ({path} {name} {stem} {ext} {dir} {mtime} {sha256} stand for the file's own):";

const parse = asOption(parseText);

/** Options about fields. */
export const FIELD_OPTIONS: readonly OptionSpec[] = Object.freeze<OptionSpec[]>([
  { group, flags: "--name <name>", description: "name (default: the name of the file)", parse },
  {
    group,
    flags: "--external-id <id>",
    description: "external id, unique in the project, as 'site-7/{path}'",
    parse,
  },
  {
    group,
    flags: "--directory <path>",
    description: "directory: an absolute path with slashes, as '/scans/{dir}'",
    parse,
  },
  { group, flags: "--source <source>", description: "where the file comes from", parse },
  {
    group,
    flags: "--mime-type <type>",
    description: "media type (default: by the ending of the name)",
    parse,
  },
  {
    group,
    flags: "--metadata <key=value>",
    description: "metadata; repeat it for more pairs",
    parse: asOption(parsePair),
    repeat: true,
  },
  {
    group,
    flags: "--asset-id <id>",
    description: "asset that the file belongs to; may be repeated",
    parse: asOption(parseId),
    repeat: true,
  },
  { group, flags: "--data-set-id <id>", description: "data set of the file", parse: asOption(parseId) },
  { group, flags: "--label <external-id>", description: "label; may be repeated", parse, repeat: true },
  {
    group,
    flags: "--security-category <id>",
    description: "security category that readers must have; may be repeated",
    parse: asOption(parseId),
    repeat: true,
  },
  {
    group,
    flags: "--geo-location <feature>",
    description: "GeoJSON feature, or @file.json",
    completes: "files",
  },
  { group, flags: "--source-created-time <time>", description: "when the original was made" },
  {
    group,
    flags: "--source-modified-time <time>",
    description: "when the original was last changed (default: the time of the file)",
  },
  { group, flags: "--overwrite", description: "replace the file that has this external id" },
  {
    group,
    flags: "--existing <target>",
    description: "upload into a file that exists: external:ID, or instance:SPACE/ID",
    conflicts: ["overwrite", "externalId", "name", "directory", "skipExisting"],
  },
  {
    group,
    flags: "--skip-existing",
    description: "leave out files whose external id is there with content already",
    conflicts: ["overwrite"],
  },
]);
