import { fingerprint } from "./view-schema.mjs";

/** The default serialization of a parameter, by its location. */
const STYLE = { query: "form", cookie: "form", path: "simple", header: "simple" };

/**
 * Compares the parameters of an operation.
 *
 * @param {any[]} base resolved
 * @param {any[]} head
 * @param {object} place
 * @param {{base: any, head: any}} place.documents
 * @param {(name: string) => import("./compare-schemas.mjs").SchemaPlace} place.below
 */
export function compareParameters(base, head, { documents, below }) {
  const before = byKey(base);
  const after = byKey(head);
  const gone = [...before].filter(([key]) => !after.has(key));
  const added = [...after].filter(([key]) => !before.has(key));
  for (const [, parameter] of gone) {
    const at = below(nameOf(parameter));
    const meaning = fingerprint(documents.base, parameter.schema ?? {});
    const alike = added.filter(
      ([, other]) => other.in === parameter.in && fingerprint(documents.head, other.schema ?? {}) === meaning,
    );
    const [renamed] = alike;
    if (gone.length === 1 && alike.length === 1 && renamed !== undefined) {
      added.splice(added.indexOf(renamed), 1);
      at.say("breaking", `parameter renamed to \`${renamed[1].name}\``);
    } else at.say("breaking", "parameter is gone");
  }
  for (const [, parameter] of added) {
    const must = parameter.required === true;
    below(nameOf(parameter)).say(
      must ? "breaking" : "safe",
      must ? "parameter is new and required" : "parameter is new",
    );
  }
  for (const [key, parameter] of before) {
    const other = after.get(key);
    if (other !== undefined) compareParameter(parameter, other, below(nameOf(parameter)));
  }
}

function compareParameter(base, head, at) {
  const [before, after] = [base.required === true, head.required === true];
  if (before !== after)
    at.say(after ? "breaking" : "safe", after ? "parameter is required now" : "parameter is optional now");
  const [styleBefore, styleAfter] = [styleOf(base), styleOf(head)];
  if (styleBefore !== styleAfter)
    at.say("breaking", `it is written as ${styleAfter} now, as ${styleBefore} before`);
  at.compare(base.schema, head.schema);
}

function styleOf({ in: place, style = STYLE[place], explode = style === "form" }) {
  return explode ? `${style}, exploded` : style;
}

function nameOf({ in: place, name }) {
  return `${place} parameter ${name}`;
}

function byKey(parameters) {
  return new Map(
    parameters.map((one) => [`${one.in} ${one.in === "header" ? one.name.toLowerCase() : one.name}`, one]),
  );
}
