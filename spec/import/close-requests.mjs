import { listOperations, resolve } from "../generate/document.mjs";

/**
 * An undescribed field in a request is a mistake, which the service reports too late or never. So every object with
 * fields in a request body is closed (`additionalProperties: false`), unless its schema allows more explicitly. A schema
 * that responses use too stays open if it was open before.
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

/** All nodes reachable from a node, through references too. Examples are data and are left out. */
function reach(document, node, found) {
  if (node === null || typeof node !== "object" || found.has(node)) return;
  found.add(node);
  if (typeof node.$ref === "string") reach(document, resolve(document, node), found);
  for (const [key, child] of Object.entries(node)) {
    // The fields of an object are schemas; the map of them is not a schema, even if a field is called
    // `properties`.
    if (key === "properties") for (const field of Object.values(child)) reach(document, field, found);
    else if (!["examples", "example", "enum", "default", "const"].includes(key))
      reach(document, child, found);
  }
}
