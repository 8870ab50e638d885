import { resolve } from "../generate/document.mjs";

/** Keywords that say nothing about which values are valid. */
export const ANNOTATIONS = new Set([
  "title",
  "description",
  "summary",
  "examples",
  "example",
  "deprecated",
  "externalDocs",
  "$comment",
  "readOnly",
  "writeOnly",
  "xml",
  "x-constant",
]);

/**
 * A schema as it counts: references followed, `allOf` merged into one, `const` and 3.0's `nullable` in their general
 * form. A place without a schema takes anything.
 *
 * @param {any} document
 * @param {any} node
 * @returns {any}
 */
export function viewSchema(document, node) {
  if (node === undefined || node === true) return {};
  const { allOf, const: only, ...own } = resolve(document, node);
  // A reference may have neighbours: they count too.
  const { $ref, ...beside } = node;
  const parts = [
    own,
    ...(only === undefined ? [] : [{ enum: [only] }]),
    ...($ref === undefined || Object.keys(beside).length === 0 ? [] : [viewSchema(document, beside)]),
    ...(allOf ?? []).map((part) => viewSchema(document, part)),
  ];
  return parts.reduce(merge, {});
}

/** Both must hold. */
function merge(left, right) {
  const merged = { ...left };
  for (const [key, value] of Object.entries(right)) {
    const known = merged[key];
    if (known === undefined || ANNOTATIONS.has(key)) merged[key] = known ?? value;
    else merged[key] = both(key, known, value);
  }
  return merged;
}

function both(key, left, right) {
  if (key === "required") return [...new Set([...left, ...right])];
  if (key === "properties") {
    const properties = { ...left };
    for (const [name, schema] of Object.entries(right))
      properties[name] = name in left ? { allOf: [left[name], schema] } : schema;
    return properties;
  }
  if (key === "enum") return left.filter((one) => right.some((other) => sameJson(one, other)));
  if (key === "type") return typesOf({ type: left }).filter((one) => typesOf({ type: right }).includes(one));
  if (/^(min|exclusiveMin)/.test(key)) return Math.max(left, right);
  if (/^(max|exclusiveMax|x-max)/.test(key)) return Math.min(left, right);
  return right;
}

/**
 * The types that a schema allows; all of them when it names none.
 *
 * @param {any} schema
 * @returns {string[]}
 */
export function typesOf({ type }) {
  if (type === undefined) return ["null", "boolean", "number", "string", "array", "object"];
  return Array.isArray(type) ? type : [type];
}

/**
 * Equality of JSON values; the order of keys does not count.
 *
 * @param {unknown} left
 * @param {unknown} right
 */
export function sameJson(left, right) {
  return canonical(left) === canonical(right);
}

/** @param {unknown} value */
function canonical(value) {
  return JSON.stringify(value, (_, child) =>
    child !== null && typeof child === "object" && !Array.isArray(child)
      ? Object.fromEntries(Object.entries(child).sort(([one], [other]) => (one < other ? -1 : 1)))
      : child,
  );
}

/**
 * A schema with everything that it refers to, and without its annotations: equal for two schemas that mean the same.
 *
 * @param {any} document
 * @param {any} node
 * @param {readonly unknown[]} [above] what is being written out already: a circle ends there
 * @returns {string}
 */
export function fingerprint(document, node, above = []) {
  const target = resolve(document, node);
  if (above.includes(target)) return `circle ${above.length - above.indexOf(target)}`;
  const write = (value, named) => {
    if (Array.isArray(value)) return value.map((child) => write(child, false));
    if (value === null || typeof value !== "object") return value;
    if (typeof value.$ref === "string") return fingerprint(document, value, [...above, target]);
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => named || !ANNOTATIONS.has(key))
        .map(([key, child]) => [key, write(child, !named && (key === "properties" || key === "$defs"))]),
    );
  };
  return canonical(write(target, false));
}
