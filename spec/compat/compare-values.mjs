import { gradeOf } from "./grades.mjs";
import { sameJson, typesOf } from "./view-schema.mjs";

/**
 * @typedef {object} Place
 * @property {import("./grades.mjs").Direction} direction
 * @property {(grade: import("./grades.mjs").Grade, text: string) => void} say
 */

/**
 * Compares the allowed types of a value.
 *
 * @param {any} base
 * @param {any} head
 * @param {Place} place
 * @returns {boolean} whether both allow a type in common; if not, there is nothing more to compare
 */
export function compareTypes(base, head, { direction, say }) {
  const before = typesOf(base);
  const after = typesOf(head);
  const lost = before.filter((type) => !covers(after, type));
  const gained = after.filter((type) => !covers(before, type));
  const common = before.some((type) => covers(after, type)) || after.some((type) => covers(before, type));
  if (lost.length === 0 && gained.length === 0) return true;
  const change = `type changed from ${describe(base)} to ${describe(head)}`;
  if (!common) say(gradeOf(direction, "changed"), change);
  else {
    // Integer and number do overlap: 1 is both.
    if (lost.length > 0) say(gradeOf(direction, "narrowed"), change);
    if (gained.length > 0) say(gradeOf(direction, "widened"), change);
  }
  return common;
}

function covers(types, type) {
  return types.includes(type) || (type === "integer" && types.includes("number"));
}

function describe({ type }) {
  return type === undefined ? "anything" : [type].flat().join(" or ");
}

/**
 * Compares the listed values (`enum`, `const`), if there are any.
 *
 * @param {any} base
 * @param {any} head
 * @param {Place} place
 */
export function compareEnums(base, head, { direction, say }) {
  if (base.enum === undefined && head.enum === undefined) return;
  if (base.enum === undefined)
    return say(gradeOf(direction, "narrowed"), `only ${list(head.enum)} now, where any value was allowed`);
  if (head.enum === undefined)
    return say(
      gradeOf(direction, "widened", { mild: true }),
      `any value now, where only ${list(base.enum)} was allowed`,
    );
  const lost = base.enum.filter((one) => !head.enum.some((other) => sameJson(one, other)));
  const gained = head.enum.filter((one) => !base.enum.some((other) => sameJson(one, other)));
  if (lost.length === base.enum.length && gained.length > 0)
    return say(gradeOf(direction, "changed"), `${list(base.enum)} became ${list(gained)}`);
  if (lost.length > 0) say(gradeOf(direction, "narrowed"), `enum narrowed: ${list(lost)} is gone`);
  if (gained.length > 0)
    say(gradeOf(direction, "widened", { mild: true }), `enum widened: ${list(gained)} is new`);
}

function list(values) {
  return values.map((value) => JSON.stringify(value)).join(", ");
}

/**
 * Compares pattern, format, multipleOf, uniqueItems and default.
 *
 * @param {any} base
 * @param {any} head
 * @param {Place} place
 */
export function compareForms(base, head, { direction, say }) {
  if (base.pattern !== head.pattern) {
    if (base.pattern === undefined) say(gradeOf(direction, "narrowed"), `a pattern is new: ${head.pattern}`);
    else if (head.pattern === undefined)
      say(gradeOf(direction, "widened", { mild: true }), `the pattern ${base.pattern} is gone`);
    else
      say(
        direction === "request" ? "breaking" : "risky",
        `pattern changed from ${base.pattern} to ${head.pattern}; nothing shows that one covers the other`,
      );
  }
  if (base.format !== head.format)
    say(
      direction === "request" && (head.format === undefined || head.format === "int64") ? "safe" : "risky",
      `format changed from ${base.format ?? "none"} to ${head.format ?? "none"}`,
    );
  if (base.multipleOf !== head.multipleOf)
    say(
      gradeOf(direction, multipleEffect(base.multipleOf, head.multipleOf), { mild: true }),
      `multipleOf changed from ${base.multipleOf ?? "none"} to ${head.multipleOf ?? "none"}`,
    );
  if ((base.uniqueItems === true) !== (head.uniqueItems === true)) {
    const effect = head.uniqueItems === true ? "narrowed" : "widened";
    say(
      gradeOf(direction, effect, { mild: true }),
      effect === "narrowed" ? "items must differ now" : "items may repeat now",
    );
  }
  if (direction === "request" && !sameJson(base.default, head.default))
    say(
      "risky",
      `the default changed from ${JSON.stringify(base.default) ?? "none"} to ${JSON.stringify(head.default) ?? "none"}: requests without it get another value`,
    );
}

function multipleEffect(before, after) {
  if (after === undefined || (before !== undefined && before % after === 0)) return "widened";
  return before === undefined || after % before === 0 ? "narrowed" : "changed";
}
