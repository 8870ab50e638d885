import type { ErrorObject } from "ajv/dist/2020.js";

/**
 * One sentence about the first fault that Ajv found, for example `items/0/id must be <= 9007199254740991`.
 */
export function describeFault(errors: readonly ErrorObject[] | null | undefined, whole: string): string {
  const error = mostTelling(errors ?? []);
  if (error === undefined) return `${whole} is not valid`;
  const place = error.instancePath === "" ? whole : error.instancePath.slice(1);
  const extra: unknown = error.params["additionalProperty"] ?? error.params["unevaluatedProperty"];
  const detail = typeof extra === "string" ? `: "${extra.slice(0, 100)}"` : "";
  const allowed: unknown = error.params["allowedValues"];
  const values = Array.isArray(allowed) ? `: ${allowed.join(", ")}` : "";
  return `${place} ${error.message ?? "is not valid"}${detail}${values}`;
}

/**
 * For a failed `oneOf` the faults of its branches come first. They say more than "must match exactly one".
 */
function mostTelling(errors: readonly ErrorObject[]): ErrorObject | undefined {
  return errors.find((error) => error.keyword !== "oneOf" && error.keyword !== "anyOf") ?? errors[0];
}
