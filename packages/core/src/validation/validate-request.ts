import { ID_MAX, ID_MIN, type OperationId } from "@cdf-multipart/spec";
import type { Validator } from "@cdf-multipart/spec/validators";
import { type Fault, ValidationError } from "../errors/validation-error.js";
import { resolveChoices } from "./choice-faults.js";
import { describeFault } from "./describe-fault.js";
import { metadataFaults } from "./metadata-faults.js";
import { VALIDATORS } from "./operation-validators.js";
import { ROOT } from "./path.js";
import { shorten } from "./shorten.js";

/** The parts of a request that can be wrong. */
export interface RequestParts {
  readonly body?: unknown;
  readonly query?: unknown;
  /** What goes into the path: nothing but ids. */
  readonly path?: Readonly<Record<string, unknown>> | undefined;
}

function idFaults(path: string, id: unknown): Fault[] {
  if (typeof id === "number" && Number.isInteger(id) && id >= ID_MIN && id <= ID_MAX) return [];
  const message = `must be an integer from ${ID_MIN} to ${ID_MAX}`;
  return [{ path, message, limit: [ID_MIN, ID_MAX], value: shorten(id) }];
}

function schemaFaults(validate: Validator<unknown> | undefined, data: unknown): Fault[] {
  if (validate === undefined || validate(data)) return [];
  const { said, remaining } = resolveChoices(validate, data, [...(validate.errors ?? [])]);
  return [...said, ...remaining.map((fault) => describeFault(data, fault))];
}

/** Several forms of a choice can name the same fault. */
function unique(faults: readonly Fault[]): Fault[] {
  const seen = new Map(faults.map((fault) => [`${fault.path}\n${fault.message}`, fault]));
  return [...seen.values()];
}

/**
 * JSON drops or refuses what it has no form for; a cycle or a bigint would otherwise surface as a TypeError
 * from deep inside.
 */
function jsonFaults(body: unknown): Fault[] {
  try {
    JSON.stringify(body);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    return [{ path: ROOT, message: `cannot be written as JSON (${reason})` }];
  }
}

/**
 * Checks a request before it is sent: the generated validators, and the limits in bytes.
 *
 * @throws ValidationError with every fault at once.
 */
export function validateRequest(operation: OperationId, parts: RequestParts): void {
  const { body, query } = VALIDATORS[operation];
  const faults = unique([
    ...Object.entries(parts.path ?? {}).flatMap(([name, id]) => idFaults(name, id)),
    ...schemaFaults(query, parts.query),
    ...schemaFaults(body, parts.body),
    ...metadataFaults(parts.body),
    ...jsonFaults(parts.body),
  ]);
  if (faults.length > 0) throw new ValidationError({ code: "invalid-request", subject: operation, faults });
}
