// The only file that imports openapi-typescript, which gets no updates any more and so must be easy to replace.
import openapiTS, { astToString } from "openapi-typescript";
import { resolve } from "./document.mjs";
import { HEADER } from "./header.mjs";

/**
 * TypeScript types of the whole document: `paths`, `operations`, `components`.
 *
 * @param {any} document
 * @returns {Promise<string>}
 */
export async function generateTypes(document) {
  const ast = await openapiTS(withWords(document), { silent: true, defaultNonNullable: false });
  return `${HEADER}\n${astToString(ast)}`;
}

/**
 * A copy in which a field that refers to a schema says itself what that schema says: editors show the words of the field, not
 * those of its type.
 *
 * @param {any} document
 */
function withWords(document) {
  const copy = structuredClone(document);
  for (const schema of Object.values(copy.components.schemas)) {
    for (const field of Object.values(schema.properties ?? {})) {
      const described = resolve(document, field);
      if (field.$ref !== undefined && field.description === undefined && described.description !== undefined)
        field.description = described.description;
    }
  }
  return copy;
}
