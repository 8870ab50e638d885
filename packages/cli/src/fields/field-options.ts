import type { OptionSpec } from "../options/command-spec.js";
import { asOption } from "../options/option-values.js";
import { parseId, parsePair, parseText } from "./field-values.js";

/** When `--overwrite` replaces a file. */
export type OverwriteChoice = (typeof OVERWRITE)[number];
const OVERWRITE = ["always", "if-changed"] as const;

/** Values of the options about the fields of files in CDF. */
export interface FieldOptions {
  readonly name?: string;
  readonly externalId?: string;
  readonly directory?: string;
  readonly keepFolders?: boolean;
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
  readonly overwrite?: OverwriteChoice;
  readonly existing?: string;
  readonly node?: string;
  readonly view?: string;
  readonly property?: readonly (readonly [name: string, value: string])[];
  readonly skipExisting?: boolean;
}

const group =
  "Fields of the file in CDF ({path} {name} {stem} {ext} {dir} {mtime} {sha256} are replaced by values of the file):";

const parse = asOption(parseText);

/** Options about fields. */
export const FIELD_OPTIONS: readonly OptionSpec[] = Object.freeze<OptionSpec[]>([
  { group, flags: "--name <name>", description: "name (default: the file name)", parse },
  {
    group,
    flags: "--external-id <id>",
    description: "external id, unique in the project, such as 'site-7/{path}'",
    parse,
  },
  {
    group,
    flags: "--directory <path>",
    description: "directory: an absolute path with slashes, such as '/scans/{dir}'",
    parse,
  },
  {
    group,
    flags: "--keep-folders",
    description:
      "directory: the folder of the file below the argument, or below the manifest; below --directory if that is given",
  },
  {
    group,
    flags: "--source <source>",
    description: "source of the file, such as the name of a system",
    parse,
  },
  {
    group,
    flags: "--mime-type <type>",
    description: "media type (default: depends on the file extension)",
    parse,
  },
  {
    group,
    flags: "--metadata <key=value>",
    description: "metadata entry; can be repeated",
    parse: asOption(parsePair),
    repeat: true,
  },
  {
    group,
    flags: "--asset-id <id>",
    description: "id of an asset that the file belongs to; can be repeated",
    parse: asOption(parseId),
    repeat: true,
  },
  {
    group,
    flags: "--data-set-id <id>",
    description: "id of the data set of the file",
    parse: asOption(parseId),
  },
  {
    group,
    flags: "--label <external-id>",
    description: "external id of a label; can be repeated",
    parse,
    repeat: true,
  },
  {
    group,
    flags: "--security-category <id>",
    description: "id of a security category that readers need; can be repeated",
    parse: asOption(parseId),
    repeat: true,
  },
  {
    group,
    flags: "--geo-location <feature>",
    description: "GeoJSON feature, or @file.json",
    completes: "files",
  },
  { group, flags: "--source-created-time <time>", description: "creation time of the original" },
  {
    group,
    flags: "--source-modified-time <time>",
    description: "modification time of the original (default: that of the file)",
  },
  {
    group,
    flags: "--overwrite [when]",
    description:
      "replace an existing file with the same external id: always, or if-changed (only if its content differs; also for --node)",
    choices: OVERWRITE,
    preset: "always",
  },
  {
    group,
    flags: "--existing <target>",
    description: "upload into an existing file: external:ID or instance:SPACE/ID",
    conflicts: ["overwrite", "externalId", "name", "directory", "keepFolders", "skipExisting"],
  },
  {
    group,
    flags: "--node <space/id>",
    description: "upload into a data-modeling node, such as 'plant/{path}'; it is created, or changed",
    conflicts: ["existing"],
    parse,
  },
  {
    group,
    flags: "--view <view>",
    description: "SPACE/EXTERNALID/VERSION of the view of the node (default: cdf_cdm/CogniteFile/v1)",
    parse,
  },
  {
    group,
    flags: "--property <name=value>",
    description: "property of the node, or name=@file.json; can be repeated",
    parse: asOption(parsePair),
    repeat: true,
  },
  {
    group,
    flags: "--skip-existing",
    description: "skip files whose external id or node already exists in CDF with content",
    conflicts: ["overwrite"],
  },
]);
