import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { parse } from "yaml";

/** The id of the whole document in Ajv. Its references are resolved against it. */
const NAME = "openapi";

/** Keywords of OpenAPI and of this repository that do not affect validity. */
const ANNOTATIONS = ["components", "paths", "discriminator", "example"];

/**
 * `openapi.yaml`, compiled at run time for checking exchanges. It shares no code with the generated
 * validators, so that neither can hide a mistake of the other.
 *
 * @returns {import("./types.js").ContractDocument}
 */
export function loadDocument() {
  const path = createRequire(import.meta.url).resolve("@cdf-multipart/spec/openapi.yaml");
  return compileDocument(parse(readFileSync(path, "utf8"), { maxAliasCount: -1 }));
}

/**
 * @param {any} document
 * @returns {import("./types.js").ContractDocument}
 */
export function compileDocument(document) {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  ajv.addVocabulary([...ANNOTATIONS, ...extensionsOf(document)]);
  formats.default(ajv);
  for (const format of ["int32", "int64"]) ajv.addFormat(format, true);
  const { paths, components } = document;
  ajv.addSchema({ $id: NAME, paths, components }, NAME);

  const validatorAt = (pointer) => {
    const validate = ajv.getSchema(`${NAME}#${pointer}`);
    if (validate === undefined) throw new Error(`openapi.yaml has no schema at ${pointer}.`);
    return validate;
  };
  return { operations: listOperations(document, validatorAt) };
}

function listOperations(document, validatorAt) {
  const operations = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (operation.operationId === undefined) continue;
      const at = `/paths${step(path)}/${method}`;
      const body = operation.requestBody && follow(document, `${at}/requestBody`);
      operations.push({
        id: operation.operationId,
        method: method.toUpperCase(),
        segments: path.split("/"),
        parameters: [`/paths${step(path)}`, at].flatMap((owner) =>
          parametersAt(document, owner, validatorAt),
        ),
        body: body && {
          required: body.node.required === true,
          validate: validatorAt(`${body.pointer}/content${step("application/json")}/schema`),
        },
        answers: answersOf(document, at, operation, validatorAt),
      });
    }
  }
  // Fixed names have priority over variables: "list" in /files/list is not an id.
  return operations.sort((left, right) => variables(left) - variables(right));
}

function variables({ segments }) {
  return segments.filter((segment) => segment.startsWith("{")).length;
}

function parametersAt(document, owner, validatorAt) {
  const { node } = follow(document, owner);
  return (node.parameters ?? []).map((_, index) => {
    const { node: parameter, pointer } = follow(document, `${owner}/parameters/${index}`);
    const { name, in: place, required = false } = parameter;
    const { type } = follow(document, `${pointer}/schema`).node;
    return { name, in: place, required, type, validate: validatorAt(`${pointer}/schema`) };
  });
}

function answersOf(document, at, operation, validatorAt) {
  return Object.keys(operation.responses).map((status) => {
    const { node, pointer } = follow(document, `${at}/responses/${status}`);
    const headers = Object.keys(node.headers ?? {}).map((name) => {
      const { node: header, pointer: place } = follow(document, `${pointer}/headers${step(name)}`);
      return { name, required: header.required === true, validate: validatorAt(`${place}/schema`) };
    });
    return { status, headers, validate: validatorAt(`${pointer}/content${step("application/json")}/schema`) };
  });
}

/** The node at a pointer after following references, and its own pointer. */
function follow(document, pointer) {
  const node = pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((parent, key) => parent?.[key], document);
  if (node === undefined) throw new Error(`openapi.yaml has nothing at ${pointer}.`);
  return typeof node.$ref === "string" ? follow(document, node.$ref.slice(1)) : { node, pointer };
}

function step(key) {
  return `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Every `x-` key of the document. Ajv needs them in strict mode. */
function extensionsOf(node, found = new Set()) {
  if (node === null || typeof node !== "object") return found;
  for (const [key, child] of Object.entries(node)) {
    if (key.startsWith("x-") && !Array.isArray(node)) found.add(key);
    extensionsOf(child, found);
  }
  return found;
}
