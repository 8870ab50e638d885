import { createHash } from "node:crypto";
import { canonical } from "../compat/view-schema.mjs";

/**
 * A record of the published description at the last import: one short hash for each place of our document. It shows
 * which places changed there since then, and contains none of their text.
 *
 * @typedef {Readonly<Record<string, string>>} PublishedRecord by JSON pointer
 */

/** Maps whose keys are names, not keywords. */
const NAMED = new Set(["properties", "patternProperties", "schemas", "parameters", "responses", "headers"]);

const WORDS = new Set(["title", "description", "summary", "examples", "example", "tags", "externalDocs"]);

/** Whether a key of a node is an annotation or an extension, which are ours. */
export function isOurs(key, named) {
  return !named && (WORDS.has(key) || key.startsWith("x-"));
}

/** Whether the value of a key is a map by name. */
export function holdsNames(key, named) {
  return !named && NAMED.has(key);
}

export function isMap(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** @returns {string} the place of a child */
export function below(place, key) {
  return `${place}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The parts of a document that are compared with the published description. */
export function rulesOf({ servers, paths, components: { schemas, parameters, responses } }) {
  return { servers, paths, components: { schemas, parameters, responses } };
}

/**
 * @param {any} document as the published description makes it, corrected
 * @returns {PublishedRecord}
 */
export function recordOf(document) {
  const record = {};
  const visit = (node, place, named) => {
    const hash = hashOfOwn(node, named);
    if (hash !== undefined) record[place] = hash;
    for (const [key, child] of Object.entries(node))
      if (isMap(child) && !isOurs(key, named)) visit(child, below(place, key), holdsNames(key, named));
  };
  visit(rulesOf(document), "", false);
  return record;
}

/**
 * The content of a node without that of its children.
 *
 * @param {any} node
 * @param {boolean} named
 * @returns {string | undefined} undefined when it says nothing
 */
export function hashOfOwn(node, named) {
  const own = Object.entries(node).filter(([key, value]) => !isMap(value) && !isOurs(key, named));
  if (own.length === 0) return undefined;
  return createHash("sha256")
    .update(canonical(Object.fromEntries(own.map(plain))))
    .digest("hex")
    .slice(0, 10);
}

function plain([key, value]) {
  return [key, withoutWords(value)];
}

function withoutWords(value) {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, child]) => !(isOurs(key, false) && (typeof child === "string" || Array.isArray(child))))
      .map(plain),
  );
}
