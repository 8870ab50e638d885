/** An error as plain data. Fields that the error does not have are absent. */
export interface ErrorJson {
  readonly name: string;
  readonly message: string;
  readonly [field: string]: unknown;
}

/** Nested causes deeper than this are left out: nobody reads them, and a cycle must end. */
const CAUSE_DEPTH = 4;

/** Plain data from any error: name, message, its own fields, and its causes in the same form. */
export function errorToJson(error: Error, depth: number = 0): ErrorJson {
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(error))
    if (value !== undefined && key !== "cause") fields[key] = value;
  const cause = error.cause;
  if (cause instanceof Error && depth < CAUSE_DEPTH) fields["cause"] = errorToJson(cause, depth + 1);
  return { name: error.name, message: error.message, ...fields };
}
