import { resolve } from "../generate/document.mjs";
import { compareAlternatives } from "./compare-alternatives.mjs";
import { compareFields } from "./compare-fields.mjs";
import { compareLimits, LIMIT_KEYWORDS } from "./compare-limits.mjs";
import { compareEnums, compareForms, compareTypes } from "./compare-values.mjs";
import { ANNOTATIONS, sameJson, viewSchema } from "./view-schema.mjs";

/** Keywords that are compared one by one, besides limits. */
const JUDGED = new Set([
  ...["type", "enum", "const", "pattern", "format", "multipleOf", "uniqueItems", "default"],
  ...["properties", "required", "additionalProperties", "items", "oneOf", "anyOf", "allOf", "$ref"],
]);

/**
 * The place where two schemas are compared, and the report for findings.
 *
 * @typedef {object} SchemaPlace
 * @property {import("./grades.mjs").Direction} direction
 * @property {{base: any, head: any}} documents
 * @property {(grade: import("./grades.mjs").Grade, text: string) => void} say
 * @property {(base: any, head: any) => void} compare two schemas at this very place
 * @property {(name: string) => SchemaPlace} below the place of a field, or of the items
 */

/**
 * Compares two schemas and everything they refer to.
 *
 * @param {any} base as it stands in its document; undefined is "anything"
 * @param {any} head
 * @param {object} context
 * @param {{base: any, head: any}} context.documents
 * @param {ReturnType<typeof import("./finding.mjs").createReport>} context.report
 * @param {string} context.operation
 * @param {import("./grades.mjs").Direction} context.direction
 * @param {string} context.at
 */
export function compareSchemas(base, head, context) {
  const { documents, report, operation, direction, at } = context;
  const before = resolve(documents.base, base);
  const after = resolve(documents.head, head);
  const subject = report.nameOf(before, after);
  report.once(before, after, direction, () => {
    /** @type {SchemaPlace} */
    const place = {
      direction,
      documents,
      say: (grade, text) => report.add({ grade, at, text, operation, direction, subject }),
      compare: (one, other) => compareSchemas(one, other, context),
      below: (name) => placeBelow(context, name, subject),
    };
    compareViews(
      { base: before, head: after },
      viewSchema(documents.base, base),
      viewSchema(documents.head, head),
      place,
    );
  });
}

/** @returns {SchemaPlace} */
function placeBelow(context, name, above) {
  const { documents, report, operation, direction } = context;
  const subject = `${above}/${name}`;
  const below = { ...context, at: `${context.at}, ${name === "[]" ? "each item" : `\`${name}\``}` };
  return {
    direction,
    documents,
    say: (grade, text) => report.add({ grade, at: below.at, text, operation, direction, subject }),
    compare: (one, other) => compareSchemas(one, other, below),
    below: (deeper) => placeBelow(below, deeper, subject),
  };
}

function compareViews(raw, base, head, place) {
  const alternatives = compareAlternatives(base, head, raw, place);
  if (alternatives === "all") return;
  if (!compareTypes(base, head, place)) return;
  compareEnums(base, head, place);
  compareLimits(base, head, place);
  compareForms(base, head, place);
  compareFields(base, head, place);
  if (base.items !== undefined || head.items !== undefined) place.below("[]").compare(base.items, head.items);
  compareRest(base, head, place);
}

/** Keywords that this comparison does not understand. It can only report that they changed. */
function compareRest(base, head, place) {
  const unknown = (key) => !JUDGED.has(key) && !LIMIT_KEYWORDS.has(key) && !ANNOTATIONS.has(key);
  for (const key of new Set([...Object.keys(base), ...Object.keys(head)].filter(unknown))) {
    if (sameJson(base[key], head[key])) continue;
    const isRule = !key.startsWith("x-") && key !== "discriminator";
    place.say(isRule ? "breaking" : "risky", `\`${key}\` changed; what follows from that was not judged`);
  }
}
