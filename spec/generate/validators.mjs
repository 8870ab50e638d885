import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { checksOf } from "./checks.mjs";
import { compact } from "./compact.mjs";
import { bodySchema, listOperations, pascalCase } from "./document.mjs";
import { HEADER } from "./header.mjs";

/** Keywords without effect on validity. They are removed, because Ajv would copy their text into the code. */
const ANNOTATIONS = new Set(["description", "summary", "title", "examples", "example", "default", "format"]);

/** Keywords whose keys are names from the document, not keywords. */
const NAMED = new Set(["properties", "patternProperties", "$defs"]);

/**
 * Generates the validators as plain code without `eval` and imports. Each request body and each set of query or path
 * parameters has an export of its own, so a bundle contains only the validators it uses. Each validator has a check,
 * which answers only yes or no. A table lists them by operation.
 *
 * Validators with `x-validate: apart` are in files of their own: a bundler that splits code keeps a module whole, so a
 * page that never calls these operations would load them otherwise.
 *
 * @param {any} document
 * @returns {Map<string, string>} the texts by file name
 */
export function generateValidators(document) {
  const ids = listOperations(document)
    .filter(({ operation }) => operation["x-validate"] !== "apart")
    .map(({ id }) => id);
  const targets = listTargets(document);
  const main = targets.filter(({ id }) => ids.includes(id));
  const apart = targets.filter(({ id }) => !ids.includes(id));
  const code = codeOf(document, main);
  /** @type {[string, string][]} */
  const files = [
    ["validators.gen.js", `${code}${tableOf(ids, main, "VALIDATORS", "validate")}`],
    ["validators.gen.d.ts", typesOf(main)],
    ["checks.gen.js", `${checksCodeOf(document, main)}${tableOf(ids, main, "CHECKS", "is")}`],
    ["checks.gen.d.ts", checkTypesOf(main)],
  ];
  if (apart.length === 0) return new Map(files);
  const codeApart = codeOf(document, apart);
  return new Map([
    ...files,
    ["validators-apart.gen.js", codeApart],
    ["validators-apart.gen.d.ts", typesApartOf(apart)],
    ["checks-apart.gen.js", checksCodeOf(document, apart)],
    ["checks-apart.gen.d.ts", checkTypesApartOf(apart)],
  ]);
}

/** The code of the validators of these targets. */
function codeOf(document, targets) {
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    strict: true,
    // With a discriminator, a wrong geometry is validated by its stated type, not by all six.
    discriminator: true,
    strictTypes: false,
    strictRequired: false,
    // One function per schema instead of a copy per reference: a third of the code.
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  ajv.addSchema({ $id: "spec:schemas", $defs: compilable(document.components.schemas, true) });
  const exported = {};
  for (const { name, schema } of targets) {
    ajv.addSchema({ $id: `spec:${name}`, ...compilable(schema) });
    exported[`validate${name}`] = `spec:${name}`;
  }
  return `${HEADER}${compact(standalone.default(ajv, exported))}\n`;
}

/** The code of the checks of these targets. */
function checksCodeOf(document, targets) {
  const schemas = compilable(document.components.schemas, true);
  return checksOf(
    schemas,
    targets.map(({ name, schema }) => ({ name, schema: compilable(schema) })),
  );
}

/** The functions by operation and by the part of the request they validate, so that no code lists them by hand. */
function tableOf(ids, targets, table, prefix) {
  const rows = ids.map((id) => {
    const own = targets.filter((target) => target.id === id);
    return `  ${id}: { ${own.map(({ part, name }) => `${part}: ${prefix}${name}`).join(", ")} },`;
  });
  return [`export const ${table} = {`, ...rows, "};", ""].join("\n");
}

/** The parts of a request that consist of named values: query and path parameters. */
const PARAMETERS = [
  { part: "query", suffix: "Query", what: "the query parameters" },
  { part: "path", suffix: "Path", what: "the path parameters" },
];

/**
 * The schemas for which code needs a validator, each with its type: parameters, bodies, and the named schemas with
 * `x-validate: apart`.
 */
function listTargets(document) {
  const targets = [];
  for (const { id, operation, parameters } of listOperations(document)) {
    for (const { part, suffix, what } of PARAMETERS) {
      const own = parameters.filter((one) => one.in === part);
      if (own.length === 0) continue;
      targets.push({
        id,
        part,
        name: `${pascalCase(id)}${suffix}`,
        type: `NonNullable<operations["${id}"]["parameters"]["${part}"]>`,
        what: `${what} of ${id}`,
        schema: {
          type: "object",
          additionalProperties: false,
          required: own.filter((one) => one.required === true).map((one) => one.name),
          properties: Object.fromEntries(own.map((one) => [one.name, one.schema])),
        },
      });
    }
    const body = bodySchema(document, operation);
    if (body !== undefined) {
      targets.push({
        id,
        part: "body",
        name: `${pascalCase(id)}Body`,
        type: `NonNullable<operations["${id}"]["requestBody"]>["content"]["application/json"]`,
        what: `the request body of ${id}`,
        schema: body,
      });
    }
  }
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    if (schema["x-validate"] !== "apart") continue;
    const type = `components["schemas"]["${name}"]`;
    targets.push({ name, type, what: `a ${name}`, schema });
  }
  return targets;
}

/**
 * A schema in the form for Ajv: references point into the schema with all named schemas; annotations and extensions are
 * removed. Property names stay, even if they look like keywords.
 */
function compilable(node, named = false) {
  if (Array.isArray(node)) return node.map((child) => compilable(child));
  if (node === null || typeof node !== "object") return node;
  const entries = Object.entries(node)
    .filter(([key]) => named || !(ANNOTATIONS.has(key) || key.startsWith("x-")))
    .map(([key, value]) => {
      if (!named && key === "$ref")
        return [key, value.replace("#/components/schemas/", "spec:schemas#/$defs/")];
      // Ajv reads the discriminator values from the schemas and refuses a mapping.
      if (!named && key === "discriminator") return [key, { propertyName: value.propertyName }];
      if (!named && (key === "const" || key === "enum")) return [key, value];
      return [key, compilable(value, !named && NAMED.has(key))];
    });
  // A discriminator only applies to objects. Without a type, Ajv would accept any other value.
  if (!named && "discriminator" in node && !("type" in node)) entries.push(["type", "object"]);
  return Object.fromEntries(entries);
}

function typesOf(targets) {
  return [
    HEADER,
    'import type { operations } from "@cdf-multipart/spec";',
    "",
    "/** One fault that a validator found, in Ajv's form, without a message. */",
    "export interface SchemaFault {",
    "  /** JSON pointer into the value. */",
    "  readonly instancePath: string;",
    "  /** The pointer to the rule in the schema. */",
    "  readonly schemaPath: string;",
    "  /** The rule: `maxLength`, `required`, `additionalProperties`, … */",
    "  readonly keyword: string;",
    '  /** The values of the rule: `{limit: 256}`, `{missingProperty: "name"}`, … */',
    "  readonly params: Readonly<Record<string, unknown>>;",
    "}",
    "",
    "/** Whether a value is valid. `errors` has the faults of the last invalid value. */",
    "export interface Validator<T> {",
    "  (value: unknown): value is T;",
    "  errors?: readonly SchemaFault[] | null;",
    "}",
    ...targets.flatMap(validatorType),
    "",
    "/** The validators of each operation, by the part of a request that they judge; without operations that have `x-validate: apart`. */",
    "export declare const VALIDATORS: {",
    "  readonly [Id in keyof operations]?: {",
    "    readonly body?: Validator<unknown>;",
    "    readonly query?: Validator<unknown>;",
    "    readonly path?: Validator<unknown>;",
    "  };",
    "};",
    "",
  ].join("\n");
}

function validatorType({ name, type, what }) {
  return [
    "",
    `/** Validates ${what}. */`,
    `export declare const validate${name}: Validator<`,
    `  ${type}`,
    ">;",
  ];
}

function typesApartOf(targets) {
  return [
    HEADER,
    'import type { components, operations } from "@cdf-multipart/spec";',
    'import type { Validator } from "@cdf-multipart/spec/validators";',
    ...targets.flatMap(validatorType),
    "",
  ].join("\n");
}

function checkType({ name, type, what }) {
  return [
    "",
    `/** Whether a value can be ${what}. */`,
    `export declare function is${name}(`,
    "  value: unknown,",
    `): value is ${type};`,
  ];
}

function checkTypesApartOf(targets) {
  return [
    HEADER,
    'import type { components, operations } from "@cdf-multipart/spec";',
    ...targets.flatMap(checkType),
    "",
  ].join("\n");
}

function checkTypesOf(targets) {
  return [
    HEADER,
    'import type { operations } from "@cdf-multipart/spec";',
    ...targets.flatMap(checkType),
    "",
    "/** The checks of each operation, by the part of a request that they judge; without operations that have `x-validate: apart`. */",
    "export declare const CHECKS: {",
    "  readonly [Id in keyof operations]?: {",
    "    readonly body?: (value: unknown) => boolean;",
    "    readonly query?: (value: unknown) => boolean;",
    "    readonly path?: (value: unknown) => boolean;",
    "  };",
    "};",
    "",
  ].join("\n");
}
