import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { parseDocument } from "../generate/document.mjs";

/** The checked-in document as text, and parsed again, so that a test may edit the result. */
export const documentText = readFileSync(new URL("../openapi.yaml", import.meta.url), "utf8");
const parsed = parseDocument(documentText);
export const readDocument = () => structuredClone(parsed);

/** A document, or a node of it, that is not checked yet. */
export type Node = ReturnType<typeof parseDocument>;

/**
 * An independent validator: Ajv at run time, in the dialect of OpenAPI 3.1, on the document itself. Shares no
 * code with the generated validators.
 */
export function judgeOf(document: unknown) {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  ajv.addVocabulary(["components", "paths", "discriminator", "example"]);
  for (const keyword of [
    "x-constant",
    "x-validate",
    "x-max-key-bytes",
    "x-max-value-bytes",
    "x-max-total-bytes",
    "x-lifetime-ms",
  ]) {
    ajv.addKeyword(keyword);
  }
  formats.default(ajv, ["date-time", "int32", "int64"]);
  ajv.addSchema({ $id: "openapi", ...asSchema(document) }, "openapi");
  return (pointer: string) => {
    const validate = ajv.getSchema(`openapi${pointer}`);
    if (validate === undefined) throw new Error(`No schema at ${pointer}`);
    return validate;
  };
}

/** Only the targets of references may be read as schemas; the rest of a description is not a JSON schema. */
function asSchema(document: unknown) {
  if (document === null || typeof document !== "object") throw new Error("Not a document");
  return Object.fromEntries(
    Object.entries(document).filter(([key]) => key === "components" || key === "paths"),
  );
}

/** One step of a JSON pointer. */
export function step(key: string | number): string {
  return `/${encodeURIComponent(String(key).replaceAll("~", "~0").replaceAll("/", "~1"))}`;
}
