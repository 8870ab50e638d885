import type { components } from "@cdf-multipart/spec";
import { isRecord } from "../../ground/unknown-value.js";
import { ApiRefusal } from "../../http/api-refusal.js";
import type { FileFields } from "../../http/api-types.js";
import { describeFault } from "../../validation/describe-fault.js";
import { checkMetadataBytes } from "../../validation/metadata-bytes.js";
import { specSchemas } from "../../validation/spec-schemas.js";

export type FileChanges = components["schemas"]["FileChanges"];

/**
 * The fields of a file after an update. An empty list, or empty metadata, removes the field.
 *
 * @throws ApiRefusal (400) when the result is not valid, for example because of too many labels
 */
export function changeFields(fields: FileFields, changes: FileChanges): FileFields {
  const next: Record<string, unknown> = { ...fields };
  for (const [name, change] of Object.entries(changes)) {
    const value = changed(next[name], change);
    if (value === undefined) delete next[name];
    else next[name] = value;
  }
  const validate = specSchemas().component("FileFields");
  if (!isFileFields(next, validate))
    throw new ApiRefusal(
      400,
      `Invalid request: ${describeFault(validate.errors, "the file")} after the update.`,
    );
  checkMetadataBytes(next.metadata);
  return next;
}

function isFileFields(
  value: Record<string, unknown>,
  validate: (value: unknown) => boolean,
): value is Record<string, unknown> & FileFields {
  return validate(value);
}

function changed(old: unknown, change: unknown): unknown {
  if (!isRecord(change) || "setNull" in change) return undefined;
  const { set, add, remove } = change;
  const value = "set" in change ? set : merged(old, add, remove);
  return isEmpty(value) ? undefined : value;
}

/** Adds entries that are not there yet, and removes those that are. */
function merged(old: unknown, add: unknown, remove: unknown): unknown {
  const gone: readonly unknown[] = Array.isArray(remove) ? remove : [];
  if (isRecord(add) || isRecord(old)) {
    const pairs = { ...(isRecord(old) && old), ...(isRecord(add) && add) };
    return Object.fromEntries(Object.entries(pairs).filter(([key]) => !gone.includes(key)));
  }
  const entries: readonly unknown[] = [...list(old), ...list(add)];
  const keys = new Map(entries.map((entry) => [JSON.stringify(entry), entry]));
  for (const entry of gone) keys.delete(JSON.stringify(entry));
  return [...keys.values()];
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isEmpty(value: unknown): boolean {
  return (Array.isArray(value) && value.length === 0) || (isRecord(value) && Object.keys(value).length === 0);
}
