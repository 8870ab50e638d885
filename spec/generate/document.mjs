import { parse } from "yaml";

/** The HTTP methods that a path item can hold, in the order in which operations are listed. */
const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/**
 * Parses the document.
 *
 * @param {string} text OpenAPI 3.1 as YAML or JSON
 * @returns {any}
 */
export function parseDocument(text) {
  return parse(text, { maxAliasCount: -1 });
}

/**
 * Resolves a local reference; returns any other value unchanged.
 *
 * @param {any} document
 * @param {any} node
 * @returns {any}
 */
export function resolve(document, node) {
  let current = node;
  while (typeof current?.$ref === "string") {
    const { $ref: reference } = current;
    if (!reference.startsWith("#/"))
      throw new Error(`Only local references are supported, not "${reference}".`);
    current = reference
      .slice(2)
      .split("/")
      .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
      .reduce((parent, key) => parent?.[key], document);
    if (current === undefined) throw new Error(`The reference "${reference}" leads nowhere.`);
  }
  return current;
}

/**
 * Every operation of the document, in document order.
 *
 * @param {any} document
 * @returns {{id: string, method: string, path: string, operation: any, parameters: any[]}[]}
 */
export function listOperations(document) {
  const found = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation === undefined) continue;
      if (operation.operationId === undefined)
        throw new Error(`${method.toUpperCase()} ${path} has no operationId.`);
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((one) =>
        resolve(document, one),
      );
      found.push({ id: operation.operationId, method, path, operation, parameters });
    }
  }
  return found;
}

/**
 * The JSON schema of an operation's request body, unresolved; undefined where there is none.
 *
 * @param {any} document
 * @param {any} operation
 */
export function bodySchema(document, operation) {
  return resolve(document, operation.requestBody)?.content?.["application/json"]?.schema;
}

/** @param {string} id */
export function pascalCase(id) {
  return id.charAt(0).toUpperCase() + id.slice(1);
}
