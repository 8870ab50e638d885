/**
 * How serious a change is for users of our types and validators.
 *
 * @typedef {"breaking" | "risky" | "safe"} Grade
 *
 * Where a schema is used: in requests or in responses.
 *
 * @typedef {"request" | "answer"} Direction
 *
 * The effect of a change on the set of valid values: fewer, more, or different ones.
 *
 * @typedef {"narrowed" | "widened" | "changed"} Effect
 */

/** Worst first. */
export const GRADES = /** @type {const} */ (["breaking", "risky", "safe"]);

/**
 * The grade of a change. A request may accept more and a response may contain less: code for the old description then
 * works with the new one. A typed client also survives a `mild` change, such as more values of the same type.
 *
 * @param {Direction} direction
 * @param {Effect} effect
 * @param {{mild?: boolean}} [options]
 * @returns {Grade}
 */
export function gradeOf(direction, effect, { mild = false } = {}) {
  if (effect === "changed") return "breaking";
  if (direction === "request") return effect === "narrowed" ? "breaking" : "safe";
  if (effect === "narrowed") return "safe";
  return mild ? "risky" : "breaking";
}

/**
 * @param {readonly {grade: Grade}[]} findings
 * @returns {Grade}
 */
export function worst(findings) {
  return GRADES.find((grade) => findings.some((finding) => finding.grade === grade)) ?? "safe";
}
