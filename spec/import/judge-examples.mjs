import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { listOperations, resolve } from "../generate/document.mjs";

/**
 * Finds examples of bodies, parameters and schemas that the document does not allow. If a change of the rules makes an
 * example invalid, it refuses a request that is known to work.
 *
 * @param {any} document
 * @returns {string[]} one sentence for each, with its place
 */
export function judgeExamples(document) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  formats.default(ajv, ["date-time"]);
  for (const format of ["int32", "int64", "float", "double", "binary", "byte"]) ajv.addFormat(format, true);
  const { components, paths } = document;
  ajv.addSchema({ $id: "openapi", components, paths }, "openapi");
  const wrong = [];
  const judge = (at, schema, value) => {
    const validate = ajv.compile(pointed(schema));
    if (validate(value)) return;
    const [{ instancePath, message } = { instancePath: "", message: "is wrong" }] = validate.errors ?? [];
    wrong.push(`${at}: ${instancePath === "" ? "it" : instancePath} ${message}.`);
  };
  for (const { at, schema, value } of examplesOf(document)) judge(at, schema, value);
  return [...new Set(wrong)];
}

function* examplesOf(document) {
  for (const { id, operation, parameters } of listOperations(document)) {
    for (const { name, schema, example } of parameters)
      if (example !== undefined) yield { at: `${id}, example of ${name}`, schema, value: example };
    yield* examplesOfBody(document, `${id}, request body`, operation.requestBody);
    for (const [status, answer] of Object.entries(operation.responses))
      yield* examplesOfBody(document, `${id}, answer ${status}`, answer);
  }
  for (const [name, schema] of Object.entries(document.components.schemas))
    yield* examplesOfSchema(`components.schemas.${name}`, schema);
}

function* examplesOfBody(document, at, node) {
  const media = resolve(document, node)?.content?.["application/json"];
  for (const [name, example] of Object.entries(media?.examples ?? {}))
    yield { at: `${at}, example ${name}`, schema: media.schema, value: resolve(document, example).value };
}

function* examplesOfSchema(at, schema) {
  if (schema === null || typeof schema !== "object") return;
  for (const value of schema.examples ?? []) yield { at: `${at}, its example`, schema, value };
  for (const [name, child] of Object.entries(schema.properties ?? {}))
    yield* examplesOfSchema(`${at}.${name}`, child);
  for (const key of ["items", "additionalProperties"]) yield* examplesOfSchema(`${at}, ${key}`, schema[key]);
  for (const key of ["oneOf", "anyOf", "allOf"])
    for (const child of schema[key] ?? []) yield* examplesOfSchema(`${at}, ${key}`, child);
}

/** Makes local references absolute. Examples are data and stay unchanged. */
function pointed(node) {
  if (Array.isArray(node)) return node.map(pointed);
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => key !== "discriminator")
      .map(([key, child]) => [
        key,
        key === "$ref" && typeof child === "string" ? `openapi${child}` : pointed(child),
      ]),
  );
}
