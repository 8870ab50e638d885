import { isRecord } from "../../ground/unknown-value.js";
import { ApiRefusal } from "../../http/api-refusal.js";
import type { CorsOptions, CorsSetting } from "../../http/cors-setting.js";

const FIELDS: Readonly<Record<keyof CorsOptions, "boolean" | "string or strings" | "number">> = {
  exposeEtag: "boolean",
  store: "boolean",
  origin: "string or strings",
  maxAge: "number",
};

/** Checks a CORS setting that arrived as JSON. Throws a 400 that says what is wrong with it. */
export function checkCors(value: unknown): CorsSetting {
  if (value === false) return false;
  if (isCorsOptions(value)) return value;
  const fields = Object.entries(FIELDS).map(([name, type]) => `${name} (${type})`);
  throw new ApiRefusal(
    400,
    `cors must be false, or an object with any of these fields: ${fields.join(", ")}.`,
  );
}

function isCorsOptions(value: unknown): value is CorsOptions {
  if (!isRecord(value)) return false;
  const types = new Map<string, string>(Object.entries(FIELDS));
  return Object.entries(value).every(
    ([name, field]) => types.get(name) === typeName(field) && (typeof field !== "number" || field >= 0),
  );
}

function typeName(field: unknown): string {
  const texts: readonly unknown[] = Array.isArray(field) ? field : [field];
  return texts.every((text) => typeof text === "string") ? "string or strings" : typeof field;
}
