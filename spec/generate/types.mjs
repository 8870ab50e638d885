// The only file that imports openapi-typescript.
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
 * A copy in which a field with a reference also has the description of the referenced schema, because editors show the
 * description of the field and not that of its type.
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
