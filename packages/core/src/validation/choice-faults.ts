import type { SchemaFault, Validator } from "@cdf-multipart/spec/validators";
import { isObject } from "../errors/unknown-value.js";
import type { Fault } from "../errors/validation-error.js";
import { shorten } from "../errors/validation-error.js";
import { formatPath, type Path, parsePointer, valueAt } from "./path.js";

/**
 * If one of several forms must match, a validator lists the faults of each of them. This keeps the faults of
 * the intended form, or says that exactly one must be chosen.
 */

/** A value that contains only the path to a place, with an empty object there. Lists have one item. */
function probeOf(data: unknown, path: Path): { probe: unknown; pointer: string } {
  const [key, ...rest] = path;
  if (key === undefined) return { probe: {}, pointer: "" };
  const inner = probeOf(valueAt(data, [key]), rest);
  const escaped = key.replaceAll("~", "~0").replaceAll("/", "~1");
  return Array.isArray(data)
    ? { probe: [inner.probe], pointer: `/0${inner.pointer}` }
    : { probe: { [key]: inner.probe }, pointer: `/${escaped}${inner.pointer}` };
}

/**
 * The fields of which exactly one must be given: those that some forms require, without those that all forms
 * require. The validator lists them for an empty object.
 */
function alternatives(validate: Validator<unknown>, data: unknown, path: Path): string[] {
  const { probe, pointer } = probeOf(data, path);
  validate(probe);
  const counts = new Map<string, number>();
  for (const { instancePath, keyword, params } of validate.errors ?? []) {
    const name = params["missingProperty"];
    if (instancePath === pointer && keyword === "required" && typeof name === "string")
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count === 1).map(([name]) => name);
}

/** One place where no form of a choice matched. */
interface Choice {
  /** Faults of the choice itself. */
  readonly said: readonly Fault[];
  /** Whether another fault at this place adds information. */
  readonly keeps: (fault: SchemaFault) => boolean;
}

function choiceAt(validate: Validator<unknown>, data: unknown, pointer: string): Choice {
  const path = parsePointer(pointer);
  const value = valueAt(data, path);
  const place = { path: formatPath(data, path), value: shorten(value) };
  if (!isObject(value)) {
    const said = [{ ...place, message: "must be an object", limit: "object" }];
    return { said, keeps: () => false };
  }
  const names = alternatives(validate, data, path);
  const given = names.filter((name) => value[name] !== undefined);
  const message = `must name the file by exactly one of ${names.join(", ")}`;
  return {
    said: given.length === 1 ? [] : [{ ...place, message, limit: names }],
    keeps({ keyword, params }) {
      const name = params["missingProperty"] ?? params["additionalProperty"];
      return keyword !== "oneOf" && !names.some((one) => one === name);
    },
  };
}

/** Removes redundant faults of choices. The remaining ones are described one by one. */
export function resolveChoices(
  validate: Validator<unknown>,
  data: unknown,
  faults: readonly SchemaFault[],
): { readonly said: readonly Fault[]; readonly remaining: readonly SchemaFault[] } {
  const choices = new Map<string, Choice>();
  for (const { instancePath, keyword } of faults)
    if (keyword === "oneOf" && !choices.has(instancePath))
      choices.set(instancePath, choiceAt(validate, data, instancePath));
  return {
    said: [...choices.values()].flatMap(({ said }) => said),
    remaining: faults.filter((fault) => choices.get(fault.instancePath)?.keeps(fault) ?? true),
  };
}
