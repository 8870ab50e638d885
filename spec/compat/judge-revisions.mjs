import { listOperations, parseDocument } from "../generate/document.mjs";
import { compareDocuments } from "./compare-documents.mjs";

/**
 * A revision of the spec: the text of the document and of its generated types.
 *
 * @typedef {{document: string, types: string}} Revision
 */

/**
 * All changes between two revisions: the findings of the document comparison, and the compiler errors that these
 * findings do not explain.
 *
 * @param {Revision} base
 * @param {Revision} head
 * @returns {Promise<readonly import("./finding.mjs").Finding[]>}
 */
export async function judgeRevisions(base, head) {
  const before = parseDocument(base.document);
  const findings = compareDocuments(before, parseDocument(head.document));
  if (base.types === head.types) return findings;
  // Loading the compiler takes long.
  const { compileTypes } = await import("./compile-types.mjs");
  const operations = listOperations(before).map(({ id, operation }) => ({
    id,
    success: Object.keys(operation.responses).filter((status) => /^2\d\d$/.test(status)),
  }));
  const explained = ({ operation, direction }) =>
    findings.some(
      (one) =>
        one.grade === "breaking" &&
        (one.operation === operation || one.places > 0) &&
        (one.direction === direction || one.direction === undefined),
    );
  const compiled = compileTypes({ base: base.types, head: head.types }, operations)
    .filter((one) => !explained(one))
    .map(({ operation, direction, text }) => ({
      grade: /** @type {const} */ ("breaking"),
      at: `${operation}, types`,
      text,
      operation,
      direction,
      places: 0,
    }));
  return [...findings, ...compiled];
}
