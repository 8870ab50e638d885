// Most bodies are valid, and then the sender needs no description of a fault. So each validator has a check that only
// answers yes or no, and has a tenth of the size: a schema becomes an expression of the rules in check-rules.mjs. A test
// compares validators, checks and Ajv on 100,000 bodies. A keyword that has no rule stops the generation.
import { readFileSync } from "node:fs";
import * as RULES from "./check-rules.mjs";
import { HEADER } from "./header.mjs";

/** @type {(name: string) => string} */
const PURE = (name) => `/* @__PURE__ */ ${name}`;

/** Keywords that the rules of each type express. `const`, `enum` and alternatives stand before the type. */
const KEYWORDS = {
  string: ["maxLength", "minLength", "pattern"],
  integer: ["minimum", "maximum"],
  number: ["minimum", "maximum"],
  boolean: [],
  null: [],
  array: ["items", "minItems", "maxItems", "uniqueItems"],
  object: ["properties", "required", "additionalProperties", "maxProperties"],
};

/** @param {any[]} given arguments; those at the end that are undefined are left out */
function call(name, given) {
  if (!(name in RULES)) throw new Error(`check-rules.mjs has no rule "${name}".`);
  const last = given.findLastIndex((one) => one !== undefined);
  return `${PURE(name)}(${given
    .slice(0, last + 1)
    .map(String)
    .join(", ")})`;
}

/**
 * The code of the checks.
 *
 * @param {Record<string, any>} schemas the named schemas, without annotations
 * @param {{name: string, schema: any}[]} targets what is exported: each has a check `is…`
 * @returns {string}
 */
export function checksOf(schemas, targets) {
  /** Named schemas by name, each after those that it refers to. */
  const named = new Map();
  const open = new Set();

  const reference = (ref) => {
    const name = ref.slice(ref.lastIndexOf("/") + 1);
    // A schema that refers to itself: its rule does not exist yet where it is named.
    if (open.has(name)) return `(value) => ${name}(value)`;
    if (!named.has(name)) {
      open.add(name);
      const rule = ruleOf(schemas[name], name);
      open.delete(name);
      named.set(name, rule);
    }
    return name;
  };

  /** @returns {string} an expression: a function that takes a value */
  const ruleOf = (schema, place) => {
    const only = (...known) => {
      const unknown = Object.keys(schema).find((key) => !known.includes(key));
      if (unknown === undefined) return;
      throw new Error(`${place} has "${unknown}", for which the checks have no rule: see check-rules.mjs.`);
    };
    const { $ref, type, ...rest } = schema;
    if ($ref !== undefined) {
      only("$ref");
      return reference($ref);
    }
    const forms = ["oneOf", "anyOf"].find((name) => name in schema);
    if (forms !== undefined) {
      // Every form of a discriminated schema is an object already.
      if ("discriminator" in schema && type === "object") only(forms, "discriminator", "type");
      else only(forms);
      return call(
        forms,
        schema[forms].map((one) => ruleOf(one, place)),
      );
    }
    if ("const" in schema || "enum" in schema) {
      only("type", "const" in schema ? "const" : "enum");
      return literals("const" in schema ? [schema.const] : schema.enum, type, place);
    }
    if (Array.isArray(type)) {
      const [first, ...others] = type.filter((one) => one !== "null");
      if (others.length > 0 || type.length !== 2)
        throw new Error(`${place} has other types than one and null: the checks have no rule for that.`);
      return call("nullOr", [ruleOf({ ...rest, type: first }, place)]);
    }
    only("type", ...(KEYWORDS[type] ?? []));
    return typed(type, rest, place);
  };

  const literals = (values, type, place) => {
    const types = type === undefined ? undefined : [type].flat();
    for (const value of values) {
      const own = value === null ? "null" : typeof value;
      // Objects and arrays would be compared by identity.
      if (own === "object") throw new Error(`${place} lists an object: the checks have no rule for that.`);
      const fits = own === "number" ? ["number", ...(Number.isInteger(value) ? ["integer"] : [])] : [own];
      if (types !== undefined && !fits.some((one) => types.includes(one)))
        throw new Error(`${place} lists ${JSON.stringify(value)}, which is not of its type ${types}.`);
    }
    return call(
      "exactly",
      values.map((one) => JSON.stringify(one)),
    );
  };

  const typed = (type, rest, place) => {
    if (type === "string") {
      const { maxLength, minLength, pattern } = rest;
      return call("textOf", [maxLength, minLength, pattern && String(new RegExp(pattern, "u"))]);
    }
    if (type === "integer" || type === "number") return call(`${type}Of`, [rest.minimum, rest.maximum]);
    if (type === "boolean") return "isFlag";
    if (type === "null") return call("exactly", ["null"]);
    if (type === "array") {
      const { items, minItems, maxItems, uniqueItems } = rest;
      return call("listOf", [ruleOf(items, place), minItems || undefined, maxItems, uniqueItems]);
    }
    if (type !== "object")
      throw new Error(`${place} has the type ${type}: the checks have no rule for that.`);
    return objectOf(rest, place);
  };

  const objectOf = ({ properties, required = [], additionalProperties = true, maxProperties }, place) => {
    const unnamed = required.find((key) => !Object.hasOwn(properties ?? {}, key));
    if (unnamed !== undefined)
      throw new Error(`${place} requires "${unnamed}" without naming it: the checks have no rule for that.`);
    if (properties === undefined) {
      if (additionalProperties === true && maxProperties === undefined) return "isRecord";
      return call("mapOf", [ruleOf(additionalProperties, place), maxProperties]);
    }
    if (typeof additionalProperties !== "boolean" || maxProperties !== undefined)
      throw new Error(
        `${place} has a rule for fields that it does not name: the checks have none for that with "properties".`,
      );
    const fields = (wanted) => {
      const own = Object.entries(properties).filter(([key]) => required.includes(key) === wanted);
      return own.map(([key, one]) => `${JSON.stringify(key)}: ${ruleOf(one, `${place}.${key}`)}`).join(", ");
    };
    const [needed, possible] = [fields(true), fields(false)];
    return call("recordOf", [
      `{ ${needed} }`,
      possible === "" ? undefined : `{ ${possible} }`,
      additionalProperties || undefined,
    ]);
  };

  const exported = targets.map(({ name, schema }) => `export const is${name} = ${ruleOf(schema, name)};`);
  const rules = readFileSync(new URL("check-rules.mjs", import.meta.url), "utf8").replace(
    /^\/\/.*\n|^export /gm,
    "",
  );
  return [
    HEADER,
    rules.trim(),
    "",
    ...[...named].map(([name, rule]) => `const ${name} = ${rule};`),
    "",
    ...exported,
    "",
  ].join("\n");
}
