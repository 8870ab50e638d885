import { matchAlternatives } from "../compat/match-alternatives.mjs";
import { ANNOTATIONS, fingerprint, viewSchema } from "../compat/view-schema.mjs";
import { resolve } from "../generate/document.mjs";
import { joinAlternatives } from "./join-alternatives.mjs";
import { shareParts } from "./share-parts.mjs";
import { createTaker } from "./take-schemas.mjs";

const PLACE = "#/components/schemas/";

/** Annotations, which have no effect on validity. They are ours where a schema has a counterpart in the current spec. */
const WORDS = [...ANNOTATIONS, "discriminator"];

/**
 * Imports schemas from a full description. The rules are theirs; names, texts, examples and extensions are those of the
 * current spec at the same place. Only the meaning of their schemas counts, not the composition. Where two places share
 * one of our names but differ in their description, the second is written out.
 *
 * @param {object} documents
 * @param {any} documents.today
 * @param {any} documents.published
 * @param {Map<string, string>} documents.aliases names of theirs with ours; fills as one adopts
 * @param {ReadonlyMap<string, string>} documents.known what names of ours stand for in theirs, as an earlier round found
 * @returns {{adopt: (ours: any, theirs: any, use: import("../compat/grades.mjs").Direction) => any, schemas: Record<string, any>, meanings: Map<string, string>}}
 *   `schemas` and `meanings` fill as one adopts
 */
export function createAdopter({ today, published, aliases, known }) {
  /** @type {Record<string, any>} */
  const schemas = {};
  /** The schema in their description for each of our names. */
  const meanings = new Map();
  const take = createTaker({ today, published, aliases, schemas, known, adopt });

  function adopt(ours, theirs, use) {
    if (ours === undefined) return take(theirs, use);
    const { $ref, ...beside } = ours;
    const name = nameOf(ours);
    if (name === undefined) return build(ours, theirs, use);
    // Our texts may be next to a reference. They describe this place, not the referenced schema.
    const inPlace = (schema) => inOrderOf(ours, { ...schema, ...beside });
    const meaning = fingerprint(published, theirs);
    if (!meanings.has(name)) {
      meanings.set(name, meaning);
      const built = build({ $ref }, theirs, use);
      // Their schema may equal one of our alternatives. The name of that alternative is then the better one.
      if (nameOf(built) !== undefined) {
        meanings.delete(name);
        return inPlace(built);
      }
      schemas[name] = built;
      const other = nameOf(theirs);
      if (other !== undefined && !aliases.has(other)) aliases.set(other, name);
    }
    return inPlace(
      meanings.get(name) === meaning
        ? { $ref: PLACE + name }
        : withoutConstants(build({ $ref }, theirs, use)),
    );
  }

  function build(oursNode, theirsNode, use) {
    const ours = resolve(today, oursNode);
    const choices = (schema) => schema.oneOf ?? schema.anyOf;
    const given = viewSchema(published, theirsNode);
    if (choices(ours) !== undefined && choices(given) === undefined)
      return adopt(closest(choices(ours), theirsNode), theirsNode, use);
    // A reader of a response must know the possible fields, not which of them exclude each other.
    const single = use === "answer" && choices(ours) === undefined && choices(given) !== undefined;
    const theirs = (single ? joinAlternatives(published, choices(given)) : undefined) ?? given;
    const words = Object.fromEntries(WORDS.filter((key) => key in ours).map((key) => [key, ours[key]]));
    const extensions = Object.fromEntries(Object.entries(ours).filter(([key]) => key.startsWith("x-")));
    if (ours.allOf !== undefined && choices(theirs) === undefined) {
      const parts = shareParts({ today, published }, ours.allOf, theirsNode, theirs);
      return { ...words, ...extensions, allOf: parts.map(([part, share]) => adopt(part, share, use)) };
    }
    return inOrderOf(ours, { ...rules(ours, theirs, use), ...extensions, ...words });
  }

  function closest(alternatives, theirs) {
    const pairs = matchAlternatives(alternatives, [theirs], { base: today, head: published });
    return pairs.find(({ one, other }) => one !== undefined && other !== undefined)?.one;
  }

  function rules(ours, theirs, use) {
    const { enum: values, ...rest } = withoutWords(theirs);
    const result = { ...rest, ...(values?.length === 1 ? { const: values[0] } : values && { enum: values }) };
    // Allowing additional properties is the default, so it is left out.
    if (ours.additionalProperties !== false && (theirs.additionalProperties ?? true) === true) {
      delete result.additionalProperties;
      if (ours.additionalProperties === true) result.additionalProperties = true;
    }
    if (theirs.properties !== undefined)
      result.properties = adoptProperties(ours.properties ?? {}, theirs.properties, use);
    if (theirs.required !== undefined)
      result.required = sorted([...new Set(theirs.required)], ours.required ?? []);
    if (theirs.items !== undefined) result.items = adopt(ours.items, theirs.items, use);
    if (typeof theirs.additionalProperties === "object")
      result.additionalProperties = adopt(
        schemaOrNone(ours.additionalProperties),
        theirs.additionalProperties,
        use,
      );
    for (const key of ["oneOf", "anyOf"])
      if (theirs[key] !== undefined) result[key] = adoptAlternatives(ours[key] ?? [], theirs[key], use);
    return result;
  }

  function adoptProperties(ours, theirs, use) {
    return Object.fromEntries(
      sorted(Object.keys(theirs), Object.keys(ours)).map((name) => [
        name,
        adopt(ours[name], theirs[name], use),
      ]),
    );
  }

  function adoptAlternatives(ours, theirs, use) {
    const pairs = matchAlternatives(ours, theirs, { base: today, head: published }).filter(
      ({ other }) => other !== undefined,
    );
    const position = ({ one }) => (one === undefined ? ours.length : ours.indexOf(one));
    return pairs
      .sort((left, right) => position(left) - position(right))
      .map(({ one, other }) => adopt(one, other, use));
  }

  return { adopt, schemas, meanings };
}

function nameOf(node) {
  return node?.$ref?.startsWith(PLACE) ? node.$ref.slice(PLACE.length) : undefined;
}

function schemaOrNone(node) {
  return typeof node === "object" ? node : undefined;
}

function withoutWords(schema) {
  return Object.fromEntries(
    Object.entries(schema).filter(([key]) => !WORDS.includes(key) && !key.startsWith("x-")),
  );
}

/** A written-out schema next to the named one. The constants belong to the named one. */
function withoutConstants(schema) {
  if (Array.isArray(schema)) return schema.map(withoutConstants);
  if (schema === null || typeof schema !== "object") return schema;
  const { "x-constant": _, ...copy } = schema;
  return Object.fromEntries(Object.entries(copy).map(([key, child]) => [key, withoutConstants(child)]));
}

/** Keys of both in the order of the second, then the other keys. */
function sorted(names, order) {
  return [...order.filter((name) => names.includes(name)), ...names.filter((name) => !order.includes(name))];
}

/** New keys go before keys with nested schemas. */
function inOrderOf(ours, schema) {
  const known = Object.keys(ours).filter((key) => key in schema);
  const added = Object.keys(schema).filter((key) => !(key in ours));
  const parts = known.findIndex((key) => ["items", "properties", "oneOf", "anyOf", "examples"].includes(key));
  const place = parts < 0 ? known.length : parts;
  const order = [...known.slice(0, place), ...added, ...known.slice(place)];
  return Object.fromEntries(order.map((key) => [key, schema[key]]));
}
