import { sentence } from "./finding.mjs";
import { GRADES } from "./grades.mjs";

/**
 * Formats findings as lines of text, worst first.
 *
 * @param {readonly import("./finding.mjs").Finding[]} findings
 * @returns {string[]}
 */
export function describeFindings(findings) {
  const once = condense(findings);
  return GRADES.flatMap((grade) =>
    once
      .filter((finding) => finding.grade === grade)
      .map((finding) => `${grade.padEnd(8)}  ${sentence(finding)}`),
  );
}

/** @param {readonly import("./finding.mjs").Finding[]} findings */
export function countFindings(findings) {
  const once = condense(findings);
  return GRADES.map((grade) => `${once.filter((finding) => finding.grade === grade).length} ${grade}`).join(
    ", ",
  );
}

/**
 * A schema that requests and responses share changes once. It is reported once, with the worse grade.
 *
 * @param {readonly import("./finding.mjs").Finding[]} findings
 * @returns {readonly import("./finding.mjs").Finding[]}
 */
export function condense(findings) {
  const said = new Map();
  for (const finding of findings) {
    const { subject, text, places, grade } = finding;
    const key = subject === undefined ? finding : `${subject}: ${text}`;
    const other = said.get(key);
    if (other === undefined) said.set(key, finding);
    else {
      const first = GRADES.indexOf(grade) < GRADES.indexOf(other.grade) ? finding : other;
      said.set(key, { ...first, places: places + other.places + 1 });
    }
  }
  return [...said.values()];
}
