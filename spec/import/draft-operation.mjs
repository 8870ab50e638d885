import { listOperations } from "../generate/document.mjs";

/**
 * A draft of an operation that the current spec does not have, with what all operations share: the headers of its path,
 * its tag and its error responses. A person writes the texts.
 *
 * @param {any} today
 * @param {import("./slice-operations.mjs").Slice} theirs
 * @returns {{item: any, operation: any}} the path's own part, and the operation
 */
export function draftOperation(today, theirs) {
  const all = listOperations(today);
  const statuses = Object.keys(theirs.operation.responses);
  const answers = statuses.map((status) => [status, answerFor(all, status)]);
  const sibling = today.paths[theirs.path] ?? today.paths[all[0]?.path ?? ""];
  return {
    item: sibling?.parameters === undefined ? {} : { parameters: sibling.parameters },
    operation: {
      operationId: theirs.id,
      tags: [commonTag(all)],
      summary: theirs.id,
      responses: Object.fromEntries(answers),
    },
  };
}

/** Error responses are those of other operations; a success has the same headers as theirs. */
function answerFor(all, status) {
  const others = all.map(({ operation }) => operation.responses[status]).filter((one) => one !== undefined);
  const shared = others.find((one) => one.$ref !== undefined);
  if (shared !== undefined && !status.startsWith("2")) return shared;
  const success = all
    .flatMap(({ operation }) => Object.entries(operation.responses))
    .find(([one]) => one.startsWith("2"))?.[1];
  return { description: "Success.", ...(success?.headers !== undefined && { headers: success.headers }) };
}

/** The most frequent tag. */
function commonTag(all) {
  const tags = all.flatMap(({ operation }) => operation.tags ?? []);
  const count = (tag) => tags.filter((other) => other === tag).length;
  return [...new Set(tags)].sort((one, other) => count(other) - count(one))[0];
}
