import { listOperations, resolve } from "../generate/document.mjs";

/**
 * A field that nobody described is a mistake in a request, and the service says so too late or not at all. So every
 * object with fields that a request body may hold is closed, unless it says itself that more is allowed. What answers
 * use as well stays open if it was not closed before.
 *
 * @param {any} document changed in place
 * @param {any} today
 */
export function closeRequests(document, today) {
  const sent = new Set();
  const answered = new Set();
  for (const { operation } of listOperations(document)) {
    reach(document, resolve(document, operation.requestBody), sent);
    for (const answer of Object.values(operation.responses)) reach(document, answer, answered);
  }
  const closedBefore = new Set(
    Object.entries(today.components.schemas)
      .filter(([, schema]) => schema.additionalProperties === false)
      .map(([name]) => document.components.schemas[name]),
  );
  const parts = new Set([...sent].flatMap(({ allOf = [] }) => allOf.map((part) => resolve(document, part))));
  for (const node of sent) {
    const mayClose = !parts.has(node) && (closedBefore.has(node) || !answered.has(node));
    if (node.properties !== undefined && node.additionalProperties === undefined && mayClose)
      node.additionalProperties = false;
  }
}

/** Every node that is reached from one, references followed; examples are data. */
function reach(document, node, found) {
  if (node === null || typeof node !== "object" || found.has(node)) return;
  found.add(node);
  if (typeof node.$ref === "string") reach(document, resolve(document, node), found);
  for (const [key, child] of Object.entries(node))
    if (!["examples", "example", "enum", "default", "const"].includes(key)) reach(document, child, found);
}
