import { fingerprint, viewSchema } from "../compat/view-schema.mjs";

const PLACE = "#/components/schemas/";

/** The order of the first keys in our schemas. */
const ORDER = ["type", "format", "required", "additionalProperties", "properties"];

/** Keywords that are not imported: texts, which a person writes, and hints for their own tools. */
const isWord = (key) =>
  ["title", "description", "summary", "examples", "example", "externalDocs", "$comment", "xml"].includes(
    key,
  ) || key.startsWith("x-");

/**
 * Imports schemas without a counterpart in the current spec: flat and without texts. Objects and alternatives keep their
 * name if the current spec does not use it.
 *
 * @param {object} context
 * @param {any} context.today
 * @param {any} context.published
 * @param {Map<string, string>} context.aliases their names, with ours
 * @param {Record<string, any>} context.schemas of the result; this function adds to them
 * @param {ReadonlyMap<string, string>} context.known their schema for each of our names, from an earlier round
 * @param {(ours: any, theirs: any, use: import("../compat/grades.mjs").Direction) => any} context.adopt
 * @returns {(theirs: any, use: import("../compat/grades.mjs").Direction) => any}
 */
export function createTaker({ today, published, aliases, schemas, known, adopt }) {
  return take;

  /** A written-out object of theirs gets the name of our equal schema, if exactly one is equal. */
  function meansTheSame(theirs) {
    if (viewSchema(published, theirs).properties === undefined) return undefined;
    const meaning = fingerprint(published, theirs);
    const names = [...known].filter(([, other]) => other === meaning).map(([name]) => name);
    return names.length === 1 ? names[0] : undefined;
  }

  function take(theirs, use) {
    const name = theirs?.$ref?.startsWith(PLACE) ? theirs.$ref.slice(PLACE.length) : undefined;
    const alias = name === undefined ? meansTheSame(theirs) : aliases.get(name);
    if (alias !== undefined) return adopt({ $ref: PLACE + alias }, theirs, use);
    const view = viewSchema(published, theirs);
    const isNamed = name !== undefined && (view.properties ?? view.oneOf ?? view.anyOf) !== undefined;
    if (!isNamed || today.components.schemas[name] !== undefined) return inner(view, use);
    if (!(name in schemas)) {
      schemas[name] = {};
      schemas[name] = inner(view, use);
    }
    return { $ref: PLACE + name };
  }

  function inner(view, use) {
    const deeper = (child) => (child !== null && typeof child === "object" ? take(child, use) : child);
    const entries = Object.entries(view)
      .filter(([key]) => !isWord(key))
      .map(([key, value]) => {
        if (key === "enum" && value.length === 1) return ["const", value[0]];
        // A mapping would use their names.
        if (key === "discriminator") return [key, { propertyName: value.propertyName }];
        if (["items", "not", "additionalProperties"].includes(key)) return [key, deeper(value)];
        if (key === "oneOf" || key === "anyOf") return [key, value.map(deeper)];
        if (key === "properties")
          return [
            key,
            Object.fromEntries(Object.entries(value).map(([name, child]) => [name, deeper(child)])),
          ];
        return [key, value];
      });
    const place = ([key]) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
    return Object.fromEntries(entries.sort((one, other) => place(one) - place(other)));
  }
}
