import type { SchemaFault } from "@cdf-multipart/spec/validators";
import type { Fault } from "../errors/validation-error.js";
import { shorten } from "../errors/validation-error.js";
import { formatPath, parsePointer, valueAt } from "./path.js";

/**
 * The sentence of each rule, with its limit. The wording is for people: it contains no keyword of JSON
 * Schema.
 */
const SENTENCES: Readonly<Record<string, (limit: unknown) => string>> = {
  type: (limit) => `must be ${/^[aeio]/.test(String(limit)) ? "an" : "a"} ${limit}`,
  maxLength: (limit) => `must have at most ${limit} characters`,
  minLength: (limit) => `must have at least ${limit} ${limit === 1 ? "character" : "characters"}`,
  maxItems: (limit) => `must have at most ${limit} items`,
  minItems: (limit) => `must have at least ${limit} ${limit === 1 ? "item" : "items"}`,
  maxProperties: (limit) => `must have at most ${limit} entries`,
  minimum: (limit) => `must be ${limit} or more`,
  maximum: (limit) => `must be ${limit} or less`,
  const: (limit) => `must be ${JSON.stringify(limit)}`,
  uniqueItems: () => "must not contain the same item twice",
};

/** The parameter of a rule that is its limit. */
const LIMITS = ["limit", "type", "allowedValue", "allowedValues", "pattern"];

function limitOf(fault: SchemaFault): unknown {
  const name = LIMITS.find((one) => one in fault.params);
  return name === undefined ? undefined : fault.params[name];
}

function sentenceOf(fault: SchemaFault, limit: unknown): string {
  if (fault.keyword === "pattern")
    return limit === "^/" ? "must be an absolute path, beginning with a slash" : `must match ${limit}`;
  if (fault.keyword === "discriminator") return "must have a `type` that CDF knows";
  return SENTENCES[fault.keyword]?.(limit) ?? `breaks the rule ${fault.keyword}`;
}

/** Describes a validator's fault in words. */
export function describeFault(data: unknown, fault: SchemaFault): Fault {
  const path = parsePointer(fault.instancePath);
  const { missingProperty, additionalProperty } = fault.params;
  if (fault.keyword === "required" && typeof missingProperty === "string")
    return { path: formatPath(data, [...path, missingProperty]), message: "is required" };
  if (fault.keyword === "additionalProperties" && typeof additionalProperty === "string") {
    const full = [...path, additionalProperty];
    const message = "is not a field of this request: check its spelling, or leave it out";
    return { path: formatPath(data, full), message, value: shorten(valueAt(data, full)) };
  }
  const limit = limitOf(fault);
  return {
    path: formatPath(data, path),
    message: sentenceOf(fault, limit),
    ...(limit === undefined ? {} : { limit }),
    value: shorten(valueAt(data, path)),
  };
}
