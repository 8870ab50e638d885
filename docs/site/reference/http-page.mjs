import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { cell, code, prose, table } from "../markdown.mjs";

const METHODS = ["get", "post", "put", "delete"];

/** The operations and schemas of openapi.yaml. */
export function httpPage() {
  const document = parse(readFileSync(new URL("../../../spec/openapi.yaml", import.meta.url), "utf8"));
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] !== undefined).map((method) => ({ path, method, item })),
  );
  return `${[
    "# HTTP API",
    prose(document.info.description),
    "The document is [openapi.yaml](https://github.com/cdf-multipart/cdf-multipart/blob/main/spec/openapi.yaml). " +
      "Programs get it as `@cdf-multipart/spec/openapi.yaml`, and its types from `@cdf-multipart/spec`.",
    ...operations.flatMap((operation) => operationLines(operation, document)),
    "## Schemas",
    ...Object.entries(document.components.schemas).flatMap(([name, schema]) =>
      schemaLines(name, schema, document),
    ),
  ].join("\n\n")}\n`;
}

function operationLines({ path, method, item }, document) {
  const operation = item[method];
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((one) =>
    resolve(one, document),
  );
  const body = resolve(operation.requestBody ?? {}, document);
  return [
    `## ${operation.operationId}`,
    `**${method.toUpperCase()}** ${code(path)}: ${prose(operation.summary)}.`,
    prose(operation.description ?? ""),
    ...(parameters.length === 0
      ? []
      : [
          table(
            ["parameter", "in", "type", "required", "meaning"],
            parameters.map((one) => [
              code(one.name),
              one.in,
              typeOf(one.schema, document),
              one.required === true ? "yes" : "",
              cell(one.description ?? ""),
            ]),
          ),
        ]),
    ...(body.content === undefined
      ? []
      : [`Body: ${contentOf(body, document)}. ${prose(body.description ?? "")}`]),
    table(
      ["status", "content", "meaning"],
      Object.entries(operation.responses).map(([status, one]) => {
        const response = resolve(one, document);
        return [status, contentOf(response, document), cell(response.description ?? "")];
      }),
    ),
  ];
}

function contentOf({ content = {} }, document) {
  return Object.values(content)
    .map(({ schema }) => typeOf(schema, document))
    .join(", ");
}

function schemaLines(name, schema, document) {
  const { properties = {}, required = [], description, additionalProperties } = schema;
  const rows = Object.entries(properties).map(([field, one]) => [
    code(field),
    typeOf(one, document),
    required.includes(field) ? "yes" : "",
    limitsOf(resolve(one, document)),
    cell(resolve(one, document).description ?? ""),
  ]);
  const values =
    additionalProperties === undefined || typeof additionalProperties === "boolean"
      ? []
      : [`Values: ${typeOf(additionalProperties, document)}.`];
  return [
    `### ${name}`,
    ...(description === undefined ? [] : [prose(description)]),
    ...(rows.length === 0
      ? [[`Type: ${typeOf(schema, document)}.`, limitsOf(schema)].filter((text) => text !== "").join(" ")]
      : [table(["field", "type", "required", "limits", "meaning"], rows)]),
    ...values,
  ];
}

function resolve(value, document) {
  if (value.$ref === undefined) return value;
  return value.$ref
    .slice(2)
    .split("/")
    .reduce((node, key) => node[key], document);
}

/** A type in words, with links to the schemas of this page. */
function typeOf(schema, document) {
  if (schema === undefined) return "";
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split("/").at(-1);
    return `[${name}](#${name.toLowerCase()})`;
  }
  if (schema.const !== undefined) return code(JSON.stringify(schema.const));
  if (schema.enum !== undefined) return schema.enum.map((value) => code(JSON.stringify(value))).join(" or ");
  const choices = schema.oneOf ?? schema.anyOf ?? schema.allOf;
  if (choices !== undefined) return choices.map((choice) => typeOf(choice, document)).join(" or ");
  if (schema.type === "array") return `list of ${typeOf(schema.items ?? {}, document) || "values"}`;
  return (
    [schema.type ?? "any"].flat().join(" or ") + (schema.format === undefined ? "" : ` (${schema.format})`)
  );
}

const LIMITS = {
  minimum: "at least",
  maximum: "at most",
  exclusiveMinimum: "more than",
  minLength: "characters at least",
  maxLength: "characters at most",
  minItems: "items at least",
  maxItems: "items at most",
  maxProperties: "keys at most",
  "x-max-key-bytes": "bytes per key at most",
  "x-max-value-bytes": "bytes per value at most",
  "x-max-total-bytes": "bytes in total at most",
  default: "default",
};

function limitsOf(schema) {
  return Object.entries(LIMITS)
    .filter(([key]) => schema[key] !== undefined)
    .map(([key, words]) => `${words} ${code(JSON.stringify(schema[key]))}`)
    .join(", ");
}
