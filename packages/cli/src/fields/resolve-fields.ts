import type { FileFields, LinkTarget } from "@cdf-multipart/core";
import { fileFieldFaults } from "@cdf-multipart/core/validation";
import type { NodeDestination } from "@cdf-multipart/uploader";
import mime from "mime";
import type { Input } from "../inputs/input.js";
import { describeError } from "../output/cli-words.js";
import type { FieldPlan, TextField, TimeField } from "./field-plan.js";
import { parseTarget } from "./field-values.js";
import { type NodeRow, resolveNode } from "./node-fields.js";
import { fileTime, parseTime } from "./parse-time.js";
import { ownName, placeholderValues } from "./placeholder-values.js";
import type { PlaceholderValues, Template } from "./template.js";

/** An error in a field of one file. */
export interface FieldFault {
  /** The name of the field in the API: `externalId`, `metadata["site"]`. */
  readonly field: string;
  readonly message: string;
}

/** The target of one file, and the errors in its fields. */
export interface ResolvedFields {
  readonly into:
    | { readonly file: FileFields }
    | { readonly target: LinkTarget }
    | { readonly node: NodeDestination };
  readonly faults: readonly FieldFault[];
}

/** Text fields that must not be empty. Others are omitted if their template is empty, such as `{dir}` of a file without a folder. */
const NEEDED: ReadonlySet<TextField> = new Set(["name", "externalId"]);

/** A placeholder hash for checks: they do not need the real one. */
const SOME_SHA256 = "0".repeat(64);

/**
 * The fields of one file, from its manifest row, else from the options, else from the file itself.
 *
 * @param sha256 the hash of the file; without it a placeholder is used.
 * @param nodeRow the node of its manifest row.
 */
export function resolveFields(
  input: Input,
  plan: FieldPlan,
  row: Partial<FileFields> = {},
  sha256: string = SOME_SHA256,
  nodeRow: NodeRow = {},
): ResolvedFields {
  const values = placeholderValues(input, sha256);
  const faults: FieldFault[] = [];
  if (plan.existing !== undefined) return resolveTarget(plan.existing, values);
  const read = <T>(field: string, work: () => T): T | undefined => attempt(field, faults, work);
  const texts: { -readonly [Field in TextField]?: string } = {};
  for (const [field, template] of plan.texts) {
    const text = read(field, () => template.fill(values));
    if (text !== undefined && (text !== "" || NEEDED.has(field))) texts[field] = text;
  }
  if (plan.keepFolders) {
    const directory = row.directory ?? read("directory", () => withFolder(texts.directory, input));
    if (directory !== undefined) texts.directory = directory;
  }
  const times: { -readonly [Field in TimeField]?: number } = {};
  for (const [field, template] of plan.times) {
    const time = read(field, () => parseTime(template.fill(values)));
    if (time !== undefined) times[field] = time;
  }
  const metadata = [...plan.metadata].flatMap(([key, template]) => {
    const value = read(`metadata["${key}"]`, () => template.fill(values));
    return value === undefined ? [] : [[key, value] as const];
  });
  const given: Partial<FileFields> = {
    ...plan.constants,
    ...texts,
    ...times,
    ...row,
    ...joinMetadata(Object.fromEntries(metadata), row.metadata),
  };
  const file: Partial<FileFields> = { ...fromInput(input), ...given };
  const name = file.name ?? "";
  const mimeType = file.mimeType ?? mimeTypeOf(name) ?? mimeTypeOf(ownName(input) ?? "");
  const own = mimeType === undefined ? {} : { mimeType };
  const node = resolveNode({
    plan: plan.node,
    row: nodeRow,
    values,
    own: { ...fromInput(input), ...own },
    given,
  });
  if (node !== undefined) return { into: { node: node.node }, faults: [...faults, ...node.faults] };
  if (nodeRow.properties !== undefined) return { into: { file: { name } }, faults: [...faults, NO_NODE] };
  const fields: FileFields = { ...file, name, ...own };
  return { into: { file: fields }, faults: faults.length > 0 ? faults : check(input, fields) };
}

/** The error of a row with properties but without a node. */
const NO_NODE: FieldFault = Object.freeze({
  field: "node",
  message: "is missing, but there are properties of a node. Give the node, or --node",
});

function resolveTarget(existing: Template, values: PlaceholderValues): ResolvedFields {
  const faults: FieldFault[] = [];
  const target = attempt("existing", faults, () => parseTarget(existing.fill(values)));
  return { into: { target: target ?? { externalId: "" } }, faults };
}

/**
 * The directory of a file that keeps its folder. A file without a folder, which an argument or a URL names
 * directly, is in `top`.
 *
 * @throws Error for an input that is in no folder that could be kept.
 */
function withFolder(top: string | undefined, input: Input): string | undefined {
  if (input.kind === "stream")
    throw new Error("cannot be the folder of a stream, which has none. Omit --keep-folders");
  const folder = input.kind === "file" ? input.folder : undefined;
  return folder === undefined || folder === "" ? top : `${top?.replace(/\/+$/, "") ?? ""}/${folder}`;
}

function fromInput(input: Input): Partial<FileFields> {
  const name = ownName(input);
  const time = input.kind === "file" ? fileTime(input.modifiedAt) : undefined;
  return {
    ...(name === undefined ? {} : { name }),
    ...(time === undefined ? {} : { sourceModifiedTime: time }),
  };
}

function joinMetadata(
  ours: Readonly<Record<string, string>>,
  rows: FileFields["metadata"],
): Pick<FileFields, "metadata"> | undefined {
  const metadata = { ...ours, ...rows };
  return Object.keys(metadata).length === 0 ? undefined : { metadata };
}

function check(input: Input, fields: FileFields): readonly FieldFault[] {
  if (fields.name === "")
    return [{ field: "name", message: `is missing: ${input.shown} has no name. Give it with --name` }];
  if (fields.externalId === "")
    return [{ field: "externalId", message: "is empty. Omit it, or give a unique value" }];
  return fileFieldFaults(fields).map(({ path, message, value }) => ({
    field: path,
    message: value === undefined ? message : `${message} (got ${value})`,
  }));
}

function attempt<T>(field: string, faults: FieldFault[], work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    faults.push({ field, message: describeError(error).replace(/\.$/, "") });
    return undefined;
  }
}

/** The media type for the extension of a file name, or undefined. */
export function mimeTypeOf(name: string): string | undefined {
  return mime.getType(name) ?? undefined;
}
