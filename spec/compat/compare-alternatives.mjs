import { resolve } from "../generate/document.mjs";
import { gradeOf } from "./grades.mjs";
import { fingerprint, viewSchema } from "./view-schema.mjs";

/**
 * The alternatives of two schemas (`oneOf`, `anyOf`; a schema without either is its own only one).
 *
 * @param {any} base viewed
 * @param {any} head viewed
 * @param {{base: any, head: any}} raw as they stand in their documents
 * @param {import("./compare-schemas.mjs").SchemaPlace} place
 * @returns {"none" | "beside" | "all"} whether there were any, and if so whether other keywords stand beside them
 */
export function compareAlternatives(base, head, raw, place) {
  const before = base.oneOf ?? base.anyOf;
  const after = head.oneOf ?? head.anyOf;
  if (before === undefined && after === undefined) return "none";
  const pairs = matchUp(before ?? [raw.base], after ?? [raw.head], place.documents);
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
  // A schema that became one alternative of several was compared as such, with all its keywords.
  return before === undefined || after === undefined ? "all" : "beside";
}

/** Each alternative with the one that it became: of the same meaning, else of the same name, else the most alike. */
function matchUp(before, after, documents) {
  const left = [...before];
  const right = [...after];
  const pairs = [];
  const take = (alike) => {
    for (const one of [...left]) {
      const other = right.find((candidate) => alike(one, candidate));
      if (other === undefined) continue;
      pairs.push({ one, other });
      left.splice(left.indexOf(one), 1);
      right.splice(right.indexOf(other), 1);
    }
  };
  take((one, other) => fingerprint(documents.base, one) === fingerprint(documents.head, other));
  take((one, other) => one.$ref !== undefined && one.$ref === other.$ref);
  take((one, other) => kindOf(documents.base, one) === kindOf(documents.head, other));
  // One of each left over: the same alternative after a larger edit.
  if (left.length === 1 && right.length === 1) take(() => true);
  return [
    ...pairs,
    ...left.map((one) => ({ one, other: undefined })),
    ...right.map((other) => ({ one: undefined, other })),
  ];
}

/** What tells an alternative from its neighbours: its type, and the fields that it must have. */
function kindOf(document, node) {
  const { type, required = [], properties = {} } = viewSchema(document, node);
  const tag = Object.entries(properties).flatMap(([name, schema]) => {
    const { enum: values } = viewSchema(document, schema);
    return values?.length === 1 ? [`${name}=${values[0]}`] : [];
  });
  return JSON.stringify([type, [...required].sort(), tag]);
}

function nameOf(document, node) {
  if (typeof node.$ref === "string") return `\`${node.$ref.split("/").at(-1)}\``;
  const { description, type } = resolve(document, node);
  return description === undefined
    ? `(${[type].flat().join(" or ")})`
    : `"${description.trim().replace(/\s+/g, " ")}"`;
}
