import { listOperations, resolve } from "../generate/document.mjs";

/** What full descriptions may put before the paths that stand below the project in ours. */
const PREFIX = /^\/api\/v1\/projects\/\{[^}]+\}/;

/**
 * The operations of today's spec in a full description, each with its path as we write it. They are found by
 * operationId, else by method and path.
 *
 * @param {any} published the full description
 * @param {any} today
 * @returns {{found: Map<string, Slice>, missing: string[]}} by today's operationId
 *
 * @typedef {{id: string, method: string, path: string, operation: any, parameters: any[]}} Slice
 */
export function sliceOperations(published, today) {
  const all = listAll(published);
  const found = new Map();
  const missing = [];
  for (const { id, method, path } of listOperations(today)) {
    const same =
      all.find((one) => one.operation.operationId === id) ??
      all.find((one) => one.method === method && sameShape(one.path, path));
    if (same === undefined) missing.push(`${id} (${method.toUpperCase()} ${path})`);
    else found.set(id, { ...same, id: same.operation.operationId ?? id });
  }
  return { found, missing };
}

function listAll(published) {
  const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
  return Object.entries(published.paths ?? {}).flatMap(([path, item]) => {
    const owner = resolve(published, item);
    return methods
      .filter((method) => owner[method] !== undefined)
      .map((method) => ({
        method,
        path: path.replace(PREFIX, ""),
        operation: owner[method],
        parameters: [...(owner.parameters ?? []), ...(owner[method].parameters ?? [])]
          .map((one) => resolve(published, one))
          // The project stands in the server's URL in ours.
          .filter((one) => !(one.in === "path" && one.name === "project")),
      }));
  });
}

/** Names of variables do not count. */
function sameShape(one, other) {
  const shape = (path) => path.replaceAll(/\{[^}]*\}/g, "{}");
  return shape(one) === shape(other);
}
