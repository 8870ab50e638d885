import { resolve } from "../generate/document.mjs";
import { mergeViews } from "./merge-views.mjs";

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

/** What may stand beside alternatives without a say in what is valid: the choice between them is theirs alone. */
const BESIDE = new Set([...ANNOTATIONS, "oneOf", "anyOf", "discriminator"]);

/** @type {WeakMap<object, WeakMap<object, any>>} by document and node: what is made here keeps its identity */
const views = new WeakMap();

/**
 * A schema as it counts: references followed, `allOf` merged into one, what stands beside alternatives taken into each
 * of them, `const` and a list of one type in their general form. A place without a schema takes anything.
 *
 * @param {any} document
 * @param {any} node
 * @returns {any}
 */
export function viewSchema(document, node) {
  if (node === undefined || node === true) return {};
  if (typeof node.$ref === "string" && Object.keys(node).length === 1)
    return viewSchema(document, resolve(document, node));
  const known = views.get(document) ?? new WeakMap();
  views.set(document, known);
  if (!known.has(node)) known.set(node, intoAlternatives(document, viewOf(document, node)));
  return known.get(node);
}

function viewOf(document, node) {
  const { allOf, const: only, $ref, ...own } = node;
  const parts = [
    own,
    ...(only === undefined ? [] : [{ enum: [only] }]),
    ...($ref === undefined ? [] : [viewSchema(document, { $ref })]),
    ...(allOf ?? []).map((part) => viewSchema(document, part)),
  ];
  const view = parts.reduce((left, right) => mergeViews(left, right, ANNOTATIONS), {});
  const { required, type, ...rest } = view;
  return {
    ...(type !== undefined && { type: Array.isArray(type) && type.length === 1 ? type[0] : type }),
    ...rest,
    ...(required?.length > 0 && { required }),
  };
}

/** `{required: [a], oneOf: [B, C]}` is `oneOf` of B with a and C with a. */
function intoAlternatives(document, view) {
  const key = view.oneOf === undefined ? "anyOf" : "oneOf";
  const rest = Object.fromEntries(
    Object.entries(view).filter(([keyword]) => !BESIDE.has(keyword) && !keyword.startsWith("x-")),
  );
  if (view[key] === undefined || Object.keys(rest).length === 0) return view;
  const words = Object.fromEntries(Object.entries(view).filter(([keyword]) => !(keyword in rest)));
  return {
    ...words,
    [key]: view[key].map((one) => {
      const both = { allOf: [one, rest] };
      // What an alternative says already need not be said again: it keeps its name.
      return fingerprint(document, both) === fingerprint(document, one) ? one : both;
    }),
  };
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

/**
 * A JSON value as text, the same for equal values.
 *
 * @param {unknown} value
 */
export function canonical(value) {
  return JSON.stringify(value, (_, child) =>
    child !== null && typeof child === "object" && !Array.isArray(child)
      ? Object.fromEntries(Object.entries(child).sort(([one], [other]) => (one < other ? -1 : 1)))
      : child,
  );
}

/** Where a schema holds others: one, a list of them, or several by name. */
const ONE = new Set(["items", "not", "additionalProperties"]);
const LIST = new Set(["oneOf", "anyOf"]);
const NAMED = new Set(["properties", "patternProperties", "$defs"]);

/**
 * A schema with everything that it refers to, and without its annotations: equal for two schemas that mean the same,
 * however they are put together.
 *
 * @param {any} document
 * @param {any} node
 * @param {readonly unknown[]} [above] what is being written out already: a circle ends there
 * @returns {string}
 */
export function fingerprint(document, node, above = []) {
  const view = viewSchema(document, node);
  if (above.includes(view)) return `circle ${above.length - above.indexOf(view)}`;
  const deeper = (child) => (isSchema(child) ? fingerprint(document, child, [...above, view]) : child);
  const write = (key, value) => {
    if (ONE.has(key)) return deeper(value);
    if (LIST.has(key)) return value.map(deeper);
    if (NAMED.has(key))
      return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, deeper(child)]));
    return key === "required" ? [...new Set(value)].sort() : value;
  };
  return canonical(
    Object.fromEntries(
      Object.entries(view)
        .filter(
          ([key, value]) => !ANNOTATIONS.has(key) && !(key === "additionalProperties" && value === true),
        )
        .map(([key, value]) => [key, write(key, value)]),
    ),
  );
}

function isSchema(value) {
  return value !== null && typeof value === "object";
}
