import { listOperations } from "../generate/document.mjs";

/** Limits that code may need by name. */
const LIMITS = ["maximum", "maxLength", "maxItems", "maxProperties"];

/**
 * What a person must write after an import, by file: texts, which are never imported; names of limits; and code for new
 * operations.
 *
 * @param {any} today
 * @param {any} document
 * @param {readonly string[]} added operationIds
 * @returns {string[]} lines
 */
export function leftToWrite(today, document, added) {
  const words = [...wordless(document, added)];
  const limits = [...newLimits(today, document)];
  return [
    ...group("spec/openapi.yaml: descriptions and examples", words),
    ...group("spec/openapi.yaml: an x-constant, if code needs the limit", limits),
    ...added.flatMap((id) => linesFor(document, id)),
    ...newFields(today, document).map(
      ({ id, names }) =>
        `packages/emulator/src/requests/operations/${kebabCase(id)}.ts, or what it calls: the new ${names.length === 1 ? "field" : "fields"} ${names.join(", ")}`,
    ),
  ];
}

function linesFor(document, id) {
  const { method } = listOperations(document).find((one) => one.id === id) ?? {};
  return [
    `spec/openapi.yaml: summary, description, an example of each body and answer of ${id}`,
    ...(method === "get"
      ? []
      : [`spec/openapi.yaml: \`x-repeat: always\`, if ${id} may be sent again after its answer was lost`]),
    `spec/openapi.yaml: \`x-answer-max-bytes\`, if an answer of ${id} may be larger than 4 MiB`,
    `packages/emulator/src/requests/operations/${kebabCase(id)}.ts: the handler of ${id}, and its line in api-operations.ts`,
    `packages/emulator/test: a test that gets each documented answer of ${id} (\`pnpm check:contract\` lists them)`,
  ];
}

function group(what, places) {
  return places.length === 0 ? [] : [`${what}: ${places.join(", ")}`];
}

/** Schemas without a description, each with its place in the document. */
function* wordless(document, added) {
  const { schemas, parameters } = document.components;
  for (const [name, schema] of Object.entries(schemas)) yield* wordlessIn(name, schema);
  for (const [name, { schema }] of Object.entries(parameters)) yield* wordlessIn(name, schema);
  for (const { id, operation } of listOperations(document).filter((one) => added.includes(one.id)))
    for (const parameter of operation.parameters ?? [])
      if (parameter.$ref === undefined) yield `${id} ${parameter.name}`;
}

function* wordlessIn(place, schema) {
  if (schema === null || typeof schema !== "object" || schema.$ref !== undefined) return;
  if (schema.description === undefined) yield place;
  for (const [name, child] of Object.entries(schema.properties ?? {}))
    yield* wordlessIn(`${place}.${name}`, child);
  for (const key of ["items", "additionalProperties"]) yield* wordlessIn(`${place} (${key})`, schema[key]);
  for (const key of ["oneOf", "anyOf", "allOf"])
    for (const child of schema[key] ?? []) yield* wordlessIn(`${place} (${key})`, child);
}

function* newLimits(today, document) {
  const before = new Set(limitsOf(today).map(({ place }) => place));
  for (const { place, text } of limitsOf(document)) if (!before.has(place)) yield text;
}

function limitsOf(document) {
  const found = [];
  const visit = (schema, place) => {
    if (schema === null || typeof schema !== "object") return;
    for (const key of LIMITS)
      if (typeof schema[key] === "number" && schema["x-constant"] === undefined)
        found.push({ place: `${place} ${key}`, text: `${place} ${key} ${schema[key]}` });
    for (const [name, child] of Object.entries(schema.properties ?? {})) visit(child, `${place}.${name}`);
    visit(schema.items, `${place} (items)`);
  };
  for (const [name, schema] of Object.entries(document.components.schemas)) visit(schema, name);
  return found;
}

/** New request fields, by the first operation that accepts them. */
function newFields(today, document) {
  const seen = new Set();
  const found = [];
  for (const { id, operation } of listOperations(document)) {
    const names = [];
    const visit = (node) => {
      const name = node?.$ref?.split("/").at(-1);
      if (name !== undefined) {
        if (seen.has(name)) return;
        seen.add(name);
        const before = today.components.schemas[name]?.properties;
        const now = document.components.schemas[name];
        if (before !== undefined)
          names.push(...Object.keys(now.properties ?? {}).filter((one) => !(one in before)));
        visit(now);
      } else if (node !== null && typeof node === "object")
        for (const child of Object.values(node)) visit(child);
    };
    visit(operation.requestBody?.content?.["application/json"]?.schema);
    if (names.length > 0) found.push({ id, names });
  }
  return found;
}

function kebabCase(id) {
  return id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
