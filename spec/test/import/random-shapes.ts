import type { Node } from "../fixture.js";

/** Ways to express the same schema. Each returns another node for it, or none where it does not apply. */
const WAYS: Readonly<Record<string, (schema: Node, version: string) => Node | undefined>> = {
  "words around it": (schema) => ({ allOf: [{ description: "Words of this place." }, schema] }),
  "words after it": (schema) => ({ allOf: [schema, { title: "Title" }] }),
  "alone in an allOf": (schema) => ({ description: "Around.", allOf: [schema] }),
  "its fields in two objects": (schema) => {
    const { properties, required, ...rest } = schema;
    const names = Object.keys(properties ?? {});
    if (names.length < 2) return undefined;
    const part = (own: readonly string[]): Node => ({
      type: "object",
      properties: Object.fromEntries(own.map((name) => [name, properties[name]])),
    });
    const half = Math.ceil(names.length / 2);
    return {
      ...rest,
      allOf: [part(names.slice(0, half)), { ...part(names.slice(half)), required: required ?? [] }],
    };
  },
  "what is required apart": ({ required, ...rest }) =>
    required === undefined || rest.properties === undefined ? undefined : { ...rest, allOf: [{ required }] },
  "a limit said twice": (schema) =>
    schema.maxLength === undefined ? undefined : { allOf: [schema, { maxLength: schema.maxLength }] },
  "a type next to alternatives": (schema) =>
    schema.oneOf?.every((one: Node) => one.$ref !== undefined) ? { type: "object", ...schema } : undefined,
  "a list of one type": (schema, version) =>
    typeof schema.type === "string" && version.startsWith("3.1")
      ? { ...schema, type: [schema.type] }
      : undefined,
};

/** The names of all ways. */
export const WAY_NAMES = Object.keys(WAYS);

/**
 * Rewrites schemas of a full description in another form, at about every third place where one applies.
 *
 * @returns the number of places
 */
export function reshape(document: Node, way: string, random: () => number): number {
  let count = 0;
  const change = (schema: Node): Node => {
    const inner = schema.$ref === undefined ? children(schema) : schema;
    if (random() > 1 / 3) return inner;
    const other = WAYS[way]?.(inner, document.openapi);
    if (other === undefined) return inner;
    count += 1;
    return other;
  };
  const children = (schema: Node): Node => {
    const copy = { ...schema };
    if (copy.items !== undefined) copy.items = change(copy.items);
    for (const key of ["oneOf", "allOf"]) if (copy[key] !== undefined) copy[key] = copy[key].map(change);
    if (copy.properties !== undefined)
      copy.properties = Object.fromEntries(
        Object.entries<Node>(copy.properties).map(([name, child]) => [name, change(child)]),
      );
    return copy;
  };
  const { schemas } = document.components;
  for (const name of Object.keys(schemas))
    if (!name.startsWith("Resource")) schemas[name] = change(schemas[name]);
  for (const [path, item] of Object.entries<Node>(document.paths)) {
    if (!path.includes("/files")) continue;
    for (const operation of Object.values<Node>(item))
      for (const owner of [operation.requestBody, ...Object.values<Node>(operation.responses)]) {
        const media = owner?.content?.["application/json"];
        if (media !== undefined) media.schema = change(media.schema);
      }
  }
  return count;
}

/** The same numbers from 0 to 1 for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
