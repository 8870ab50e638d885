import { HEADER } from "./header.mjs";
import { collectLimits } from "./limits.mjs";

/**
 * The main entry of the package. It lists every export, so a new limit in the document is exported without an edit.
 *
 * @param {any} document
 * @returns {string}
 */
export function generateIndex(document) {
  const limits = [...collectLimits(document).map(({ name }) => name), "FILE_SIZE_MAX"].sort();
  return [
    HEADER,
    "export {",
    ...limits.map((name) => `  ${name},`),
    '} from "./limits.gen.js";',
    'export type { components, operations, paths } from "./openapi.gen.js";',
    'export { ANSWER_MAX_BYTES, OPERATIONS, type OperationId, REPEATABLE, ROUTES } from "./operations.gen.js";',
    "",
  ].join("\n");
}
