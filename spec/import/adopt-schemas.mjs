import { matchAlternatives } from "../compat/match-alternatives.mjs";
import { ANNOTATIONS, fingerprint, viewSchema } from "../compat/view-schema.mjs";
import { resolve } from "../generate/document.mjs";

const PLACE = "#/components/schemas/";

/** Words that are ours where a schema has a counterpart in today's spec: they say nothing about what is valid. */
const WORDS = [...ANNOTATIONS, "discriminator"];

/**
 * Takes schemas over from a full description: the rules are theirs; names, words, examples and extensions are those
 * that today's spec has at the same place. Where two places share a name of ours but differ in theirs, the second is
 * written out.
 *
 * @param {object} documents
 * @param {any} documents.today
 * @param {any} documents.published
 * @param {Map<string, string>} documents.aliases names of theirs with ours; fills as one adopts
 * @returns {{adopt: (ours: any, theirs: any) => any, schemas: Record<string, any>}} `schemas` fills as one adopts
 */
export function createAdopter({ today, published, aliases }) {
  /** @type {Record<string, any>} */
  const schemas = {};
  /** What each name of ours stands for in theirs. */
  const meanings = new Map();

  function adopt(ours, theirs) {
    if (ours === undefined) return take(theirs);
    const name = nameOf(ours);
    if (name === undefined) return build(ours, theirs);
    const meaning = fingerprint(published, theirs);
    if (!meanings.has(name)) {
      meanings.set(name, meaning);
      const built = build(ours, theirs);
      // One alternative of ours may be all that theirs has: then that one's name is the better.
      if (nameOf(built) !== undefined) {
        meanings.delete(name);
        return built;
      }
      schemas[name] = built;
      const other = nameOf(theirs);
      if (other !== undefined && !aliases.has(other)) aliases.set(other, name);
    }
    return meanings.get(name) === meaning ? { $ref: PLACE + name } : withoutConstants(build(ours, theirs));
  }

  /** A schema without a counterpart: under its own name, if ours leave it free. */
  function take(theirs) {
    const name = nameOf(theirs);
    const alias = name === undefined ? undefined : aliases.get(name);
    if (alias !== undefined) return adopt({ $ref: PLACE + alias }, theirs);
    const inner = () => mapSchemas(resolve(published, theirs), take);
    if (name === undefined) return inner();
    const free = !(name in schemas) && today.components.schemas[name] === undefined;
    if (free) {
      schemas[name] = {};
      schemas[name] = inner();
    }
    return meanings.has(name) || today.components.schemas[name] !== undefined
      ? inner()
      : { $ref: PLACE + name };
  }

  function build(oursNode, theirsNode) {
    const ours = resolve(today, oursNode);
    const theirs = viewSchema(published, theirsNode);
    const choices = { ours: ours.oneOf ?? ours.anyOf, theirs: theirs.oneOf ?? theirs.anyOf };
    if (choices.ours !== undefined && choices.theirs === undefined)
      return adopt(closest(choices.ours, theirsNode), theirsNode);
    const words = Object.fromEntries(WORDS.filter((key) => key in ours).map((key) => [key, ours[key]]));
    const extensions = Object.fromEntries(Object.entries(ours).filter(([key]) => key.startsWith("x-")));
    if (ours.allOf !== undefined) return { ...words, ...extensions, allOf: share(ours.allOf, theirs) };
    return inOrderOf(ours, { ...rules(ours, theirs), ...extensions, ...words });
  }

  function closest(alternatives, theirs) {
    const pairs = matchAlternatives(alternatives, [theirs], { base: today, head: published });
    return pairs.find(({ one, other }) => one !== undefined && other !== undefined)?.one;
  }

  function rules(ours, theirs) {
    const { enum: values, ...rest } = without(theirs, WORDS);
    const result = { ...rest, ...(values?.length === 1 ? { const: values[0] } : values && { enum: values }) };
    if (theirs.properties !== undefined)
      result.properties = adoptProperties(ours.properties ?? {}, theirs.properties);
    if (theirs.required !== undefined) result.required = sorted(theirs.required, ours.required ?? []);
    if (theirs.items !== undefined) result.items = adopt(ours.items, theirs.items);
    if (typeof theirs.additionalProperties === "object")
      result.additionalProperties = adopt(
        schemaOrNone(ours.additionalProperties),
        theirs.additionalProperties,
      );
    for (const key of ["oneOf", "anyOf"])
      if (theirs[key] !== undefined) result[key] = adoptAlternatives(ours[key] ?? [], theirs[key]);
    return result;
  }

  function adoptProperties(ours, theirs) {
    return Object.fromEntries(
      sorted(Object.keys(theirs), Object.keys(ours)).map((name) => [name, adopt(ours[name], theirs[name])]),
    );
  }

  function adoptAlternatives(ours, theirs) {
    const pairs = matchAlternatives(ours, theirs, { base: today, head: published }).filter(
      ({ other }) => other !== undefined,
    );
    const position = ({ one }) => (one === undefined ? ours.length : ours.indexOf(one));
    return pairs
      .sort((left, right) => position(left) - position(right))
      .map(({ one, other }) => adopt(one, other));
  }

  /** Theirs is one object where ours is put together from several: each takes the fields that it has, the last the rest. */
  function share(parts, theirs) {
    const left = { ...theirs.properties };
    return parts.map((part, index) => {
      const known = viewSchema(today, part).properties ?? {};
      const names = Object.keys(left).filter((name) => name in known || index === parts.length - 1);
      const properties = Object.fromEntries(names.map((name) => [name, left[name]]));
      for (const name of names) delete left[name];
      const required = (theirs.required ?? []).filter((name) => name in properties);
      return adopt(part, { type: "object", properties, ...(required.length > 0 && { required }) });
    });
  }

  return { adopt, schemas };
}

function nameOf(node) {
  return node?.$ref?.startsWith(PLACE) ? node.$ref.slice(PLACE.length) : undefined;
}

function schemaOrNone(node) {
  return typeof node === "object" ? node : undefined;
}

function without(schema, keys) {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key)));
}

/** A schema that is written out beside the one of its name: the constants belong to that one. */
function withoutConstants(schema) {
  const { "x-constant": _, ...copy } = mapSchemas(schema, withoutConstants);
  return copy;
}

/** What both have, in the order of the second; then the rest. */
function sorted(names, order) {
  return [...order.filter((name) => names.includes(name)), ...names.filter((name) => !order.includes(name))];
}

function inOrderOf(ours, schema) {
  return Object.fromEntries(sorted(Object.keys(schema), Object.keys(ours)).map((key) => [key, schema[key]]));
}

function mapSchemas(schema, change) {
  const copy = { ...schema };
  for (const key of ["items", "not"]) if (key in copy) copy[key] = change(copy[key]);
  if (typeof copy.additionalProperties === "object")
    copy.additionalProperties = change(copy.additionalProperties);
  for (const key of ["allOf", "oneOf", "anyOf"]) if (key in copy) copy[key] = copy[key].map(change);
  if (copy.properties !== undefined)
    copy.properties = Object.fromEntries(
      Object.entries(copy.properties).map(([name, child]) => [name, change(child)]),
    );
  return copy;
}
