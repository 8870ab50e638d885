import { fingerprint, viewSchema } from "../compat/view-schema.mjs";

/**
 * Joins several object schemas into one. It has all their fields and requires only the fields that all of them require.
 * A value that fits one of them fits the result.
 *
 * @param {any} document
 * @param {readonly any[]} alternatives
 * @returns {any} undefined if they are not objects, or use one field with different meanings
 */
export function joinAlternatives(document, alternatives) {
  const views = alternatives.flatMap(function flat(node) {
    const view = viewSchema(document, node);
    return (view.oneOf ?? view.anyOf)?.flatMap(flat) ?? [view];
  });
  if (views.some((view) => view.properties === undefined)) return undefined;
  const properties = {};
  for (const [name, schema] of views.flatMap((view) => Object.entries(view.properties))) {
    const same = properties[name] ?? schema;
    if (fingerprint(document, same) !== fingerprint(document, schema)) return undefined;
    properties[name] = same;
  }
  const [first, ...others] = views.map(({ required = [] }) => required);
  const required = first.filter((name) => others.every((other) => other.includes(name)));
  return { type: "object", properties, ...(required.length > 0 && { required }) };
}
