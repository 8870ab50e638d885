import { resolve } from "../generate/document.mjs";
import { areDisjoint } from "./disjoint.mjs";
import { gradeOf } from "./grades.mjs";
import { matchAlternatives } from "./match-alternatives.mjs";

/**
 * Compares the alternatives of two schemas (`oneOf`, `anyOf`). A schema without either is its only alternative.
 *
 * @param {any} base viewed
 * @param {any} head viewed
 * @param {{base: any, head: any}} raw as they stand in their documents
 * @param {import("./compare-schemas.mjs").SchemaPlace} place
 * @returns {"none" | "combined" | "all"} whether there were any, and if so whether the schema also has other
 *   keywords
 */
export function compareAlternatives(base, head, raw, place) {
  const before = base.oneOf ?? base.anyOf;
  const after = head.oneOf ?? head.anyOf;
  if (before === undefined && after === undefined) return "none";
  const pairs = matchAlternatives(before ?? [raw.base], after ?? [raw.head], place.documents);
  for (const { one, other } of pairs) {
    if (one !== undefined && other !== undefined) place.compare(one, other);
    else if (one !== undefined)
      place.say(
        gradeOf(place.direction, "narrowed"),
        `the alternative ${nameOf(place.documents.base, one)} is gone`,
      );
    else
      place.say(
        gradeOf(place.direction, "widened"),
        `the alternative ${nameOf(place.documents.head, other)} is new`,
      );
  }
  if (place.direction === "request" && head.oneOf !== undefined) compareOverlap(pairs, place);
  // A schema that became one of several alternatives was compared there, with all its keywords.
  return before === undefined || after === undefined ? "all" : "combined";
}

/**
 * `oneOf` refuses a value that fits two alternatives, so a widened alternative can make values of another invalid.
 */
function compareOverlap(pairs, { documents, say }) {
  const before = (node) => ({ document: documents.base, node });
  const after = (node) => ({ document: documents.head, node });
  for (const { one } of pairs) {
    for (const rival of pairs) {
      if (one === undefined || rival.one === one || rival.other === undefined) continue;
      const apart = rival.one === undefined || areDisjoint(before(one), before(rival.one));
      if (apart && !areDisjoint(before(one), after(rival.other)))
        say(
          "breaking",
          `what fits ${nameOf(documents.base, one)} may fit ${nameOf(documents.head, rival.other)} as well now, and what fits two is refused`,
        );
    }
  }
}

function nameOf(document, node) {
  if (typeof node.$ref === "string") return `\`${node.$ref.split("/").at(-1)}\``;
  const { description, type } = resolve(document, node);
  return description === undefined
    ? `(${[type].flat().join(" or ")})`
    : `"${description.trim().replace(/\s+/g, " ")}"`;
}
