import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type components, OPERATIONS, type OperationId, type operations } from "@cdf-multipart/spec";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parse } from "yaml";
import { isRecord } from "../ground/unknown-value.js";

/** The body of an operation, in the type that the spec defines. */
export type BodyOf<Id extends OperationId> = operations[Id] extends {
  requestBody: { content: { "application/json": infer Body } };
}
  ? Body
  : never;

/**
 * The rules of the API for the emulator. They are compiled at run time from `openapi.yaml` itself, so that
 * they are independent of the validators in the client.
 */
export interface SpecSchemas {
  body<Id extends OperationId>(operation: Id): ValidateFunction<BodyOf<Id>>;
  /** Query, path and header parameters of an operation by name, with the types of their schemas. */
  parameters(operation: OperationId): readonly Parameter[];
  /** A named schema of the spec. */
  component(name: keyof components["schemas"]): ValidateFunction;
  /** Returns `undefined` when the spec has no such status for this operation. */
  answer(operation: OperationId, status: number): ValidateFunction | undefined;
}

export interface Parameter {
  readonly name: string;
  readonly in: "query" | "path" | "header";
  readonly required: boolean;
  readonly type: "integer" | "boolean" | "string";
  readonly validate: ValidateFunction;
}

const DOCUMENT = "openapi";

let loaded: SpecSchemas | undefined;

/** Reads the document once per process. All emulators in the process share the compiled rules. */
export function specSchemas(): SpecSchemas {
  loaded ??= compile();
  return loaded;
}

function compile(): SpecSchemas {
  const path = createRequire(import.meta.url).resolve("@cdf-multipart/spec/openapi.yaml");
  const document: unknown = parse(readFileSync(path, "utf8"));
  const ajv = new Ajv2020({ strict: false, allErrors: false, verbose: false, validateSchema: false });
  addFormats.default(ajv);
  if (typeof document !== "object" || document === null)
    throw new Error(`${path} does not contain an OpenAPI document.`);
  ajv.addSchema(document, DOCUMENT);

  // Ajv compiles a schema on its first use and caches it.
  const schemaAt = <T = unknown>(pointer: string): ValidateFunction<T> => {
    const validate = ajv.getSchema<T>(`${DOCUMENT}#${pointer}`);
    if (validate === undefined) throw new Error(`openapi.yaml has no schema at ${pointer}.`);
    return validate;
  };
  const parameters = new Map<OperationId, readonly Parameter[]>();
  const pointerOf = (id: OperationId) => {
    const { path: route, method } = OPERATIONS[id];
    return `/paths/${escapePointer(route)}/${method}`;
  };

  return {
    body: (id) => schemaAt(`${pointerOf(id)}/requestBody/content/application~1json/schema`),
    parameters(id) {
      const known = parameters.get(id);
      if (known !== undefined) return known;
      const operation = pointerOf(id);
      const path = operation.slice(0, operation.lastIndexOf("/"));
      const found = [path, operation].flatMap((owner) => {
        const list = lookUp(document, `${owner}/parameters`);
        return Array.isArray(list)
          ? list.map((_, index) => follow(document, `${owner}/parameters/${index}`))
          : [];
      });
      const made = found.flatMap((pointer) =>
        toParameter(
          lookUp(document, pointer),
          schemaAt(`${pointer}/schema`),
          typeAt(document, `${pointer}/schema`),
        ),
      );
      parameters.set(id, made);
      return made;
    },
    component: (name) => schemaAt(`/components/schemas/${name}`),
    answer(id, status) {
      const responses = `${pointerOf(id)}/responses`;
      for (const name of [String(status), `${Math.floor(status / 100)}XX`]) {
        if (lookUp(document, `${responses}/${name}`) === undefined) continue;
        return schemaAt(`${follow(document, `${responses}/${name}`)}/content/application~1json/schema`);
      }
      return undefined;
    },
  };
}

function toParameter(parameter: unknown, validate: ValidateFunction, type: unknown): Parameter[] {
  if (!isRecord(parameter)) return [];
  const { name, in: place, required } = parameter;
  if (typeof name !== "string" || (place !== "query" && place !== "path" && place !== "header")) return [];
  if (type !== "integer" && type !== "boolean" && type !== "string") return [];
  return [{ name, in: place, required: required === true, type, validate }];
}

function typeAt(document: unknown, pointer: string): unknown {
  const schema = lookUp(document, follow(document, pointer));
  return isRecord(schema) ? schema["type"] : undefined;
}

/** The pointer that a `$ref` at `pointer` refers to, or `pointer` itself. */
function follow(document: unknown, pointer: string): string {
  const value = lookUp(document, pointer);
  const reference = isRecord(value) ? value["$ref"] : undefined;
  return typeof reference === "string" ? follow(document, reference.slice(1)) : pointer;
}

function lookUp(document: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((value, part) => {
      const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
      if (Array.isArray(value)) return value[Number(name)];
      return isRecord(value) ? value[name] : undefined;
    }, document);
}

function escapePointer(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
