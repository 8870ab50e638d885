import type { FileFields, LinkTarget } from "@cdf-multipart/core";
import { fileFieldFaults } from "@cdf-multipart/core/validation";
import type { Input } from "../inputs/input.js";
import { describeError } from "../output/describe-error.js";
import type { FieldPlan, TextField, TimeField } from "./field-plan.js";
import { parseTarget } from "./field-values.js";
import { fileTime } from "./file-time.js";
import { mimeTypeOf } from "./mime-type.js";
import { parseTime } from "./parse-time.js";
import { ownName, placeholderValues } from "./placeholder-values.js";
import type { PlaceholderValues, Template } from "./template.js";

/** Something that is wrong with a field of one file. */
export interface FieldFault {
  /** As the API calls it: `externalId`, `metadata["site"]`. */
  readonly field: string;
  readonly message: string;
}

/** Where one file goes, and what is wrong with that. */
export interface ResolvedFields {
  readonly into: { readonly file: FileFields } | { readonly target: LinkTarget };
  readonly faults: readonly FieldFault[];
}

/** Texts that are a fault when a template comes to nothing, as `{dir}` of a file without a folder; others are left out. */
const NEEDED: ReadonlySet<TextField> = new Set(["name", "externalId"]);

/** Stands for a hash that is not computed only to look for faults. */
const SOME_SHA256 = "0".repeat(64);

/**
 * The fields of one file: what a manifest says about it, else what the options say, else what the file tells by itself.
 *
 * @param sha256 when it is known; needed where the plan uses it.
 */
export function resolveFields(
  input: Input,
  plan: FieldPlan,
  row: Partial<FileFields> = {},
  sha256: string = SOME_SHA256,
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
  const times: { -readonly [Field in TimeField]?: number } = {};
  for (const [field, template] of plan.times) {
    const time = read(field, () => parseTime(template.fill(values)));
    if (time !== undefined) times[field] = time;
  }
  const metadata = [...plan.metadata].flatMap(([key, template]) => {
    const value = read(`metadata["${key}"]`, () => template.fill(values));
    return value === undefined ? [] : [[key, value] as const];
  });
  const file: Partial<FileFields> = {
    ...fromInput(input),
    ...plan.constants,
    ...texts,
    ...times,
    ...row,
    ...joinMetadata(Object.fromEntries(metadata), row.metadata),
  };
  const name = file.name ?? "";
  const mimeType = file.mimeType ?? mimeTypeOf(name) ?? mimeTypeOf(ownName(input) ?? "");
  const fields: FileFields = { ...file, name, ...(mimeType === undefined ? {} : { mimeType }) };
  return { into: { file: fields }, faults: faults.length > 0 ? faults : check(input, fields) };
}

function resolveTarget(existing: Template, values: PlaceholderValues): ResolvedFields {
  const faults: FieldFault[] = [];
  const target = attempt("existing", faults, () => parseTarget(existing.fill(values)));
  return { into: { target: target ?? { externalId: "" } }, faults };
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
    return [{ field: "name", message: `is missing: ${input.shown} has none of its own; give --name` }];
  if (fields.externalId === "")
    return [{ field: "externalId", message: "is empty: leave it out, or give one that tells files apart" }];
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
