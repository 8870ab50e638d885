import { listOperations, resolve } from "../generate/document.mjs";

/** Prefixes that full descriptions may have before our paths, which begin below the project. */
const PREFIX = /^\/api\/v1\/projects\/\{[^}]+\}/;

/**
 * Finds the operations of the current spec in a full description, each with our form of its path: by operationId, or by
 * method and path. It also finds the operations that are requested by their operationId.
 *
 * @param {any} published the full description
 * @param {any} today
 * @param {readonly string[]} add operationIds of theirs
 * @returns {{found: Map<string, Slice>, added: Slice[], missing: string[]}} `found` by today's operationId
 *
 * @typedef {{id: string, method: string, path: string, operation: any, parameters: any[]}} Slice
 */
export function sliceOperations(published, today, add) {
  const all = listAll(published);
  const ours = listOperations(today);
  const found = new Map();
  const missing = [];
  for (const { id, method, path } of ours) {
    const same =
      all.find((one) => one.operation.operationId === id) ??
      all.find((one) => one.method === method && sameShape(one.path, path));
    if (same === undefined) missing.push(`${id} (${method.toUpperCase()} ${path})`);
    else found.set(id, { ...same, id: same.operation.operationId ?? id });
  }
  const added = add
    .filter((id) => !ours.some((one) => one.id === id))
    .map((id) => {
      const one = all.find(({ operation }) => operation.operationId === id);
      if (one === undefined) throw new Error(unknown(id, all));
      return { ...one, id };
    });
  return { found, added, missing };
}

function unknown(id, all) {
  const ids = all.map(({ operation }) => operation.operationId).filter((one) => one !== undefined);
  const alike = ids.filter((one) => one.toLowerCase().includes(id.toLowerCase())).slice(0, 5);
  const hint = alike.length === 0 ? "" : ` Similar names there: ${alike.join(", ")}.`;
  return `The document has no operation called ${id}, so it cannot be added.${hint}`;
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
          // In our spec the project is part of the server URL.
          .filter((one) => !(one.in === "path" && one.name === "project")),
      }));
  });
}

/** Names of path variables are ignored. */
function sameShape(one, other) {
  const shape = (path) => path.replaceAll(/\{[^}]*\}/g, "{}");
  return shape(one) === shape(other);
}
