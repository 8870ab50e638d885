import { bodySchema, listOperations } from "./document.mjs";
import { HEADER } from "./header.mjs";

/**
 * The operation table: what a client must know about each operation beyond its types.
 *
 * @param {any} document
 * @returns {string}
 */
export function generateOperations(document) {
  const rows = listOperations(document).map(({ id, method, path, operation, parameters }) => {
    const statuses = Object.keys(operation.responses);
    const row = {
      method,
      path,
      query: parameters.filter((one) => one.in === "query").map((one) => one.name),
      body: bodySchema(document, operation) !== undefined,
      success: statuses.filter((status) => status.startsWith("2")).map(Number),
      errors: statuses.filter((status) => !status.startsWith("2")),
    };
    return `  ${id}: ${JSON.stringify(row)},`;
  });
  const repeatable = listOperations(document).filter(
    ({ method, operation }) => method === "get" || operation["x-repeat"] === "always",
  );
  const bounded = listOperations(document).filter(
    ({ operation }) => operation["x-answer-max-bytes"] !== undefined,
  );
  const routes = listOperations(document).map(
    ({ id, method, path }) => `  ${id}: ${JSON.stringify(`${method.toUpperCase()} ${path}`)},`,
  );
  return [
    HEADER,
    "/**",
    " * Each operation by its operationId: method, path below the project, names of its query parameters, whether it",
    " * takes a JSON body, and the documented statuses of success and of failure (`5XX` is any of them).",
    " */",
    "export const OPERATIONS = {",
    ...rows,
    "} as const;",
    "",
    "/** Of each operation its method and its path below the project, apart from the rest: all that it takes to send one. */",
    "export const ROUTES = {",
    ...routes,
    "} as const;",
    "",
    "/** The name of an operation. */",
    "export type OperationId = keyof typeof OPERATIONS;",
    "",
    "/**",
    " * The operations that may be sent again after an answer was lost: GET, and what says `x-repeat: always`. Any other one is",
    " * sent again only when it certainly was not carried out.",
    " */",
    "export const REPEATABLE: readonly OperationId[] = [",
    ...repeatable.map(({ id }) => `  "${id}",`),
    "];",
    "",
    "/** Bytes of a successful answer that a client must be able to read, where `x-answer-max-bytes` says that it may be large. */",
    "export const ANSWER_MAX_BYTES: { readonly [Id in OperationId]?: number } = {",
    ...bounded.map(({ id, operation }) => `  ${id}: ${operation["x-answer-max-bytes"]},`),
    "};",
    "",
  ].join("\n");
}
