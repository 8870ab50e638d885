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
 * For a failed `oneOf` the faults of its branches say more than "must match exactly one". The branch that was meant
 * is the one that fits best, so its fault is the deepest.
 */
function mostTelling(errors: readonly ErrorObject[]): ErrorObject | undefined {
  const inside = errors.filter((error) => error.keyword !== "oneOf" && error.keyword !== "anyOf");
  const depth = ({ instancePath }: ErrorObject) => instancePath.split("/").length;
  const deepest = Math.max(...inside.map(depth));
  return inside.find((error) => depth(error) === deepest) ?? errors[0];
}
