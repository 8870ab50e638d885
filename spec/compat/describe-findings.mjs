import { sentence } from "./finding.mjs";
import { GRADES } from "./grades.mjs";

/**
 * Findings as lines for people, worst first.
 *
 * @param {readonly import("./finding.mjs").Finding[]} findings
 * @returns {string[]}
 */
export function describeFindings(findings) {
  return GRADES.flatMap((grade) =>
    findings
      .filter((finding) => finding.grade === grade)
      .map((finding) => `${grade.padEnd(8)}  ${sentence(finding)}`),
  );
}

/** @param {readonly import("./finding.mjs").Finding[]} findings */
export function countFindings(findings) {
  return GRADES.map(
    (grade) => `${findings.filter((finding) => finding.grade === grade).length} ${grade}`,
  ).join(", ");
}
