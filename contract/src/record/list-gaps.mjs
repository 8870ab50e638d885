/**
 * The documented answers that no record contains, as sentences.
 *
 * @param {readonly import("../document/types.js").ContractOperation[]} operations
 * @param {readonly {exercised: Readonly<Record<string, readonly string[]>>}[]} records
 * @returns {string[]}
 */
export function listGaps(operations, records) {
  return operations.flatMap(({ id, answers }) => {
    const seen = new Set(records.flatMap(({ exercised }) => exercised[id] ?? []));
    const missing = answers.map(({ status }) => status).filter((status) => !seen.has(status));
    if (missing.length === answers.length)
      return missing.map((status) => `${id} was never called, so ${status} was not exercised.`);
    return missing.map((status) => `${id} never answered ${status} in any test.`);
  });
}
