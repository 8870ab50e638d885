/** An object whose fields are unknown, such as parsed JSON. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an object with fields: neither `null` nor an array. */
export function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A field of a value of unknown type; `undefined` when there is none. */
export function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  const field: unknown = Reflect.get(value, name);
  return field;
}

/** The code of an error, for example `ENOENT`; `undefined` when it has none. */
export function codeOf(error: unknown): string | undefined {
  const code = fieldOf(error, "code");
  return typeof code === "string" ? code : undefined;
}
