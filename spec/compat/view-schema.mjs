import { resolve } from "../generate/document.mjs";
import { mergeViews } from "./merge-views.mjs";

/** Keywords that do not affect which values are valid. */
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

/** Keywords next to alternatives that do not affect validity; the alternatives alone decide. */
const BESIDE = new Set([...ANNOTATIONS, "oneOf", "anyOf", "discriminator"]);

/** @type {WeakMap<object, WeakMap<object, any>>} by document and node: what is made here keeps its identity */
const views = new WeakMap();

/**
 * The normal form of a schema: references are resolved, `allOf` is merged, keywords next to alternatives are moved into
 * each of them, and `const` and a one-type list get their general form. No schema means any value.
 *
 * @param {any} document
 * @param {any} node
 * @returns {any}
 */
export function viewSchema(document, node) {
  if (node === undefined || node === true) return {};
  if (node === false) return { not: {} };
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
      // If an alternative already implies the keywords, it stays as it is and keeps its name.
      return fingerprint(document, both) === fingerprint(document, one) ? one : both;
    }),
  };
}

/**
 * The types that a schema allows; all types when it names none.
 *
 * @param {any} schema
 * @returns {string[]}
 */
export function typesOf({ type }) {
  if (type === undefined) return ["null", "boolean", "number", "string", "array", "object"];
  return Array.isArray(type) ? type : [type];
}

/**
 * Whether two JSON values are equal, regardless of the order of keys.
 *
 * @param {unknown} left
 * @param {unknown} right
 */
export function sameJson(left, right) {
  return canonical(left) === canonical(right);
}

/**
 * The canonical text of a JSON value: equal values have equal texts.
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

/** Keywords that contain other schemas: one, a list of them, or several by name. */
const ONE = new Set(["items", "not", "additionalProperties"]);
const LIST = new Set(["oneOf", "anyOf"]);
const NAMED = new Set(["properties", "patternProperties", "$defs"]);

/**
 * A schema with its references resolved and without annotations. It is equal for two schemas with the same meaning,
 * however they are composed.
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
