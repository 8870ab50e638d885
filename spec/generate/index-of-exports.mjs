import { HEADER } from "./header.mjs";
import { collectLimits } from "./limits.mjs";

/**
 * The package's main entry: every export by its name, so that a limit added to the document is there at once.
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
