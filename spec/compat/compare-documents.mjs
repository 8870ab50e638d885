import { listOperations } from "../generate/document.mjs";
import { compareExports } from "./compare-exports.mjs";
import { compareOperation, title } from "./compare-operation.mjs";
import { compareServers } from "./compare-servers.mjs";
import { createReport } from "./finding.mjs";

/**
 * Grades every change between two revisions of the document that a user could notice. Only the meaning counts: moving a
 * schema into a component, or writing out an `allOf`, is not a change.
 *
 * @param {any} base
 * @param {any} head
 * @returns {readonly import("./finding.mjs").Finding[]} in document order
 */
export function compareDocuments(base, head) {
  const documents = { base, head };
  const report = createReport();
  const before = listOperations(base);
  const after = listOperations(head);
  for (const operation of before) {
    const same = after.find(({ id }) => id === operation.id);
    if (same !== undefined) {
      compareOperation(operation, same, { documents, report });
      continue;
    }
    const moved = after.find(
      (other) => title(other) === title(operation) && !before.some(({ id }) => id === other.id),
    );
    const text =
      moved === undefined
        ? "operation is gone"
        : `operation renamed to ${moved.id}, and with it the client's method`;
    report.add({ grade: "breaking", at: operation.id, text, operation: operation.id });
    if (moved !== undefined) compareOperation(operation, moved, { documents, report });
  }
  for (const operation of after) {
    const known = before.some((other) => other.id === operation.id || title(other) === title(operation));
    if (!known)
      report.add({
        grade: "safe",
        at: operation.id,
        text: `operation is new: ${title(operation)}`,
        operation: operation.id,
      });
  }
  compareServers(documents, report);
  compareExports(documents, report);
  return report.findings;
}
