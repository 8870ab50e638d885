import { gradeOf } from "./grades.mjs";
import { fingerprint } from "./view-schema.mjs";

/**
 * Compares the fields of two object schemas.
 *
 * @param {any} base
 * @param {any} head
 * @param {import("./compare-schemas.mjs").SchemaPlace} place
 */
export function compareFields(base, head, place) {
  const before = base.properties ?? {};
  const after = head.properties ?? {};
  const required = (schema, name) => schema.required?.includes(name) ?? false;
  const renamed = findRenamed(base, head, place);
  for (const [name, schema] of Object.entries(before)) {
    const at = place.below(name);
    if (!(name in after)) {
      const other = renamed.get(name);
      if (other !== undefined) at.say("breaking", `field renamed to \`${other}\``);
      else
        at.say(
          "breaking",
          place.direction === "request" ? "field is no longer accepted" : "field is no longer answered",
        );
      continue;
    }
    compareRequired(required(base, name), required(head, name), at);
    at.compare(schema, after[name]);
  }
  const added = Object.keys(after).filter(
    (name) => !(name in before || [...renamed.values()].includes(name)),
  );
  for (const name of added.filter((one) => required(head, one))) {
    if (place.direction === "request") place.below(name).say("breaking", "field is new and required");
    else place.below(name).say("safe", "field is new, and always there");
  }
  sayNew(
    added.filter((one) => !required(head, one)),
    place,
  );
  // A field that is required without being described.
  const undescribed = (schema) =>
    (schema.required ?? []).filter((name) => !(name in before) && !(name in after));
  for (const name of new Set([...undescribed(base), ...undescribed(head)]))
    compareRequired(required(base, name), required(head, name), place.below(name));
  compareOthers(base, head, place);
}

/** Several new fields are reported as one finding. */
function sayNew(names, place) {
  const [first, ...more] = names;
  if (first === undefined) return;
  if (more.length === 0) place.below(first).say("safe", "field is new");
  else place.say("safe", `fields are new: ${names.map((name) => `\`${name}\``).join(", ")}`);
}

function compareRequired(before, after, { direction, say }) {
  if (before === after) return;
  if (direction === "request")
    say(after ? "breaking" : "safe", after ? "field is required now" : "field is optional now");
  else say(after ? "safe" : "breaking", after ? "field is always there now" : "field may be missing now");
}

/** Removed fields. A new field with the same meaning is the old one renamed. */
function findRenamed(base, head, { documents }) {
  const renamed = new Map();
  const gone = Object.keys(base.properties ?? {}).filter((name) => !(name in (head.properties ?? {})));
  const added = Object.keys(head.properties ?? {}).filter((name) => !(name in (base.properties ?? {})));
  for (const name of gone) {
    const meaning = fingerprint(documents.base, base.properties[name]);
    const alike = added.filter((other) => fingerprint(documents.head, head.properties[other]) === meaning);
    if (alike.length === 1 && gone.length === 1) renamed.set(name, alike[0]);
  }
  return renamed;
}

/** Fields that the schema does not name. */
function compareOthers(base, head, place) {
  const before = base.additionalProperties ?? true;
  const after = head.additionalProperties ?? true;
  const at = place.below("*");
  if (before === after) return;
  if (after === false)
    at.say(gradeOf(place.direction, "narrowed"), "fields that are not described are no longer allowed");
  else if (before === false)
    at.say(
      gradeOf(place.direction, "widened", { mild: true }),
      "fields that are not described are allowed now",
    );
  else at.compare(before, after);
}
