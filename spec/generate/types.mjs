// The only file that imports openapi-typescript, which gets no updates any more and so must be easy to replace.
import openapiTS, { astToString } from "openapi-typescript";
import { HEADER } from "./header.mjs";

/**
 * TypeScript types of the whole document: `paths`, `operations`, `components`.
 *
 * @param {any} document
 * @returns {Promise<string>}
 */
export async function generateTypes(document) {
  const ast = await openapiTS(structuredClone(document), { silent: true, defaultNonNullable: false });
  return `${HEADER}\n${astToString(ast)}`;
}
