import type { SchemaFault, Validator } from "@cdf-multipart/spec/validators";
import type { Fault } from "../errors/validation-error.js";
import { isObject } from "../json/is-object.js";
import { formatPath, type Path, parsePointer, valueAt } from "./path.js";
import { shorten } from "./shorten.js";

/** A copy of a JSON value with something else at a place. */
function replaceAt(value: unknown, path: Path, replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? replaceAt(item, rest, replacement) : item));
  return isObject(value) ? { ...value, [key]: replaceAt(value[key], rest, replacement) } : value;
}

/**
 * The fields of which exactly one must be given at a place: what the forms there ask for, without what they all ask for. An empty
 * object makes the validator say it.
 */
function alternatives(validate: Validator<unknown>, data: unknown, pointer: string): string[] {
  validate(replaceAt(data, parsePointer(pointer), {}));
  const counts = new Map<string, number>();
  for (const { instancePath, keyword, params } of validate.errors ?? []) {
    const name = params["missingProperty"];
    if (instancePath === pointer && keyword === "required" && typeof name === "string")
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count === 1).map(([name]) => name);
}

/** What is left of the faults of a choice, and what is said of the choice itself. */
export interface ChoiceFaults {
  readonly remaining: readonly SchemaFault[];
  readonly said: readonly Fault[];
}

/**
 * Where one of several forms must match, a validator lists what is wrong with each of them. This keeps the faults of the form that was
 * meant, or says that exactly one must be chosen.
 */
export function resolveChoice(
  validate: Validator<unknown>,
  data: unknown,
  choice: SchemaFault,
  faults: readonly SchemaFault[],
): ChoiceFaults {
  const pointer = choice.instancePath;
  const path = parsePointer(pointer);
  const value = valueAt(data, path);
  const place = { path: formatPath(data, path), value: shorten(value) };
  const inside = (fault: SchemaFault): boolean => fault.instancePath === pointer;
  if (!isObject(value)) {
    const remaining = faults.filter((fault) => !inside(fault));
    return { remaining, said: [{ ...place, message: "must be an object", limit: "object" }] };
  }
  const names = alternatives(validate, data, pointer);
  const given = names.filter((name) => value[name] !== undefined);
  const remaining = faults.filter((fault) => {
    if (!inside(fault)) return true;
    const name = fault.params["missingProperty"] ?? fault.params["additionalProperty"];
    return fault.keyword !== "oneOf" && !names.some((one) => one === name);
  });
  if (given.length === 1) return { remaining, said: [] };
  const message = `must name the file by exactly one of ${names.join(", ")}`;
  return { remaining, said: [{ ...place, message, limit: names }] };
}
