/**
 * How bad a change is for those who use the API through us.
 *
 * @typedef {"breaking" | "risky" | "safe"} Grade
 *
 * Which way a schema is used: by us to say something, or by the service to answer.
 *
 * @typedef {"request" | "answer"} Direction
 *
 * What a change does to the set of valid values: fewer, more, or others.
 *
 * @typedef {"narrowed" | "widened" | "changed"} Effect
 */

/** Worst first. */
export const GRADES = /** @type {const} */ (["breaking", "risky", "safe"]);

/**
 * The grade of a change. A request may become wider, an answer narrower: whoever kept to the old description then
 * keeps to the new one. `mild` are changes that a typed client survives: more values of a kind that it has already.
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
