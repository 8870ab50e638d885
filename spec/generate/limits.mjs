import { HEADER } from "./header.mjs";

/** The suffix that each keyword adds to the name in `x-constant`. */
const SUFFIXES = {
  minimum: "MIN",
  maximum: "MAX",
  exclusiveMinimum: "EXCLUSIVE_MIN",
  exclusiveMaximum: "EXCLUSIVE_MAX",
  minLength: "MIN_LENGTH",
  maxLength: "MAX_LENGTH",
  minItems: "MIN_ITEMS",
  maxItems: "MAX_ITEMS",
  minProperties: "MIN_PROPERTIES",
  maxProperties: "MAX_PROPERTIES",
  default: "DEFAULT",
  "x-max-key-bytes": "MAX_KEY_BYTES",
  "x-max-value-bytes": "MAX_VALUE_BYTES",
  "x-max-total-bytes": "MAX_TOTAL_BYTES",
  "x-lifetime-ms": "LIFETIME_MS",
};

/**
 * A constant for every named limit in the document: a schema (or extension) with `x-constant: PARTS` and
 * `maximum: 250` gives `PARTS_MAX = 250`.
 *
 * @param {any} document
 * @returns {string}
 */
export function generateLimits(document) {
  const limits = collectLimits(document);
  const lines = [HEADER];
  for (const { name, value, description, pointer } of limits) {
    lines.push(`/** ${description} (\`${pointer}\`) */`, `export const ${name} = ${format(value)};`, "");
  }
  lines.push(
    "/** Bytes of the largest file: the maximum number of parts, each of maximum size. */",
    "export const FILE_SIZE_MAX: number = PARTS_MAX * PART_SIZE_MAX;",
    "",
  );
  return lines.join("\n");
}

/**
 * The named limits of the document, in document order.
 *
 * @param {any} document
 * @returns {{name: string, value: number, description: string, pointer: string}[]}
 */
export function collectLimits(document) {
  const found = [];
  const names = new Map();
  const visit = (node, pointer) => {
    if (Array.isArray(node)) {
      for (const [index, child] of node.entries()) visit(child, `${pointer}/${index}`);
    } else if (node !== null && typeof node === "object") {
      const constant = node["x-constant"];
      if (typeof constant === "string") {
        for (const [keyword, suffix] of Object.entries(SUFFIXES)) {
          const value = node[keyword];
          if (typeof value !== "number") continue;
          const name = `${constant}_${suffix}`;
          if (names.has(name))
            throw new Error(`${pointer} and ${names.get(name)} are both called ${constant}.`);
          names.set(name, pointer);
          found.push({
            name,
            value,
            description: firstSentence(node.description),
            pointer: `${pointer}/${keyword}`,
          });
        }
      }
      for (const [key, child] of Object.entries(node)) {
        visit(child, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
      }
    }
  };
  visit(document, "#");
  return found;
}

/** @param {string} description */
function firstSentence(description) {
  const text = description.replace(/\s+/g, " ").trim();
  const end = text.search(/\.(\s|$)/);
  return end < 0 ? text : text.slice(0, end + 1);
}

/** @param {number} value */
function format(value) {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, "_");
}
