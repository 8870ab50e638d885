import type { OperationId } from "@cdf-multipart/spec";
import { requestShape } from "../faults/shapes.js";
import type { Answer } from "../http/answer.js";
import { ApiRefusal } from "../http/api-refusal.js";
import type { Exchange } from "../http/exchange.js";
import { isJson, parseJson, readText } from "../http/request-body.js";
import { describeFault } from "../validation/describe-fault.js";
import { type BodyOf, type Parameter, specSchemas } from "../validation/spec-schemas.js";
import type { Service } from "./service.js";

/** A call of an API operation whose token and parameters were accepted. */
export interface ApiCall {
  readonly exchange: Exchange;
  readonly project: string;
  /** Query and path parameters of the operation, converted to the types of the spec. */
  readonly parameters: ReadonlyMap<string, number | boolean | string>;
}

/** Answers one operation of the API. `Part` names the components of the service that it takes. */
export type ApiOperation<Part extends keyof Service = keyof Service> = (
  service: Pick<Service, Part>,
  call: ApiCall,
) => Promise<Answer> | Answer;

/** Reads the body and validates it against the spec. Throws a 400 with the first fault. */
export async function readBody<Id extends OperationId>(
  { exchange }: Pick<ApiCall, "exchange">,
  operation: Id,
): Promise<BodyOf<Id>> {
  const { request, entry } = exchange;
  const type = request.headers["content-type"];
  if (!isJson(type)) {
    throw new ApiRefusal(
      400,
      `Invalid request: Content-Type must be application/json, not ${type ?? "missing"}.`,
    );
  }
  const text = await readText(request, requestShape(exchange), (bytes) => {
    entry.bytesReceived += bytes;
  });
  const body = parseJson(text);
  const validate = specSchemas().body(operation);
  if (validate(body)) return body;
  throw new ApiRefusal(400, `Invalid request: ${describeFault(validate.errors, "the body")}.`);
}

/**
 * All parameters, converted to the types of the spec. An unknown query parameter is refused, as an unknown
 * body field is.
 */
export function readParameters(
  operation: OperationId,
  exchange: Exchange,
): ReadonlyMap<string, number | boolean | string> {
  const values = new Map<string, number | boolean | string>();
  const known = specSchemas().parameters(operation);
  for (const name of exchange.query.keys()) {
    if (known.some((parameter) => parameter.in === "query" && parameter.name === name)) continue;
    throw new ApiRefusal(400, `Invalid request: there is no query parameter "${name.slice(0, 100)}".`);
  }
  for (const parameter of known) {
    const { name } = parameter;
    const given = textOf(parameter, exchange);
    if (given === undefined) {
      if (parameter.required) throw new ApiRefusal(400, `Invalid request: the parameter ${name} is missing.`);
      continue;
    }
    const value = typed(given, parameter);
    if (!parameter.validate(value)) {
      throw new ApiRefusal(
        400,
        `Invalid request: ${describeFault(parameter.validate.errors, `the parameter ${name}`)}.`,
      );
    }
    values.set(name, value);
  }
  return values;
}

function textOf({ name, in: place }: Parameter, { params, query, request }: Exchange): string | undefined {
  if (place === "path") return params[name];
  if (place === "query") return query.get(name) ?? undefined;
  const header = request.headers[name];
  return Array.isArray(header) ? header.join(", ") : header;
}

function typed(text: string, { type }: Parameter): number | boolean | string {
  if (type === "integer" && /^-?\d{1,16}$/.test(text)) return Number(text);
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  return text;
}

/** The parameter `parts` of an operation that requires it. It was validated against the spec before. */
export function partsOf({ parameters }: ApiCall): number {
  return Number(parameters.get("parts"));
}

export function flagOf({ parameters }: ApiCall, name: string): boolean {
  return parameters.get(name) === true;
}
