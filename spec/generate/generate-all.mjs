import { generateBindings } from "./bindings.mjs";
import { parseDocument } from "./document.mjs";
import { generateIndex } from "./index-of-exports.mjs";
import { generateLimits } from "./limits.mjs";
import { generateOperations } from "./operations.mjs";
import { generateTypes } from "./types.mjs";
import { generateValidators } from "./validators.mjs";

/**
 * The texts of all generated files, by file name. The same document gives the same texts on every machine.
 *
 * @param {string} text the OpenAPI document
 * @returns {Promise<Map<string, string>>}
 */
export async function generateAll(text) {
  const document = parseDocument(text);
  const validators = generateValidators(document);
  return new Map([
    ["index.gen.ts", generateIndex(document)],
    ["openapi.gen.ts", await generateTypes(document)],
    ["limits.gen.ts", generateLimits(document)],
    ["operations.gen.ts", generateOperations(document)],
    ["bindings.gen.ts", generateBindings(document)],
    ...validators,
  ]);
}
