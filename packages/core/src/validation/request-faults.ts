import type { OperationId } from "@cdf-multipart/spec";
import { VALIDATORS, type Validator } from "@cdf-multipart/spec/validators";
import type { Fault } from "../errors/validation-error.js";

export {} from "../together.js";

import { resolveChoices } from "./choice-faults.js";
import { describeFault } from "./describe-fault.js";
import type { RequestParts } from "./is-valid-request.js";
import { metadataFaults } from "./metadata-faults.js";
import { ROOT } from "./path.js";

/** The faults that a generated validator finds. */
export function schemaFaults(validate: Validator<unknown> | undefined, data: unknown): Fault[] {
  if (validate === undefined || validate(data)) return [];
  const { said, remaining } = resolveChoices(validate, data, [...(validate.errors ?? [])]);
  return [...said, ...remaining.map((fault) => describeFault(data, fault))];
}

/** Several forms of a choice can name the same fault. */
export function unique(faults: readonly Fault[]): Fault[] {
  const seen = new Map(faults.map((fault) => [`${fault.path}\n${fault.message}`, fault]));
  return [...seen.values()];
}

/**
 * JSON drops or refuses values that it cannot represent; without this check, a cycle or a bigint would cause
 * a TypeError from deep inside.
 */
export function jsonFaults(body: unknown): Fault[] {
  try {
    JSON.stringify(body);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    return [{ path: ROOT, message: `cannot be written as JSON (${reason})` }];
  }
}

/**
 * The faults of a request before it is sent: those of the generated validators, and the limits in bytes.
 *
 * @returns every fault; none if `isValidRequest`.
 */
export function requestFaults(operation: OperationId, parts: RequestParts): readonly Fault[] {
  const { body, query, path } = VALIDATORS[operation] ?? {};
  return unique([
    ...schemaFaults(path, parts.path ?? {}),
    ...schemaFaults(query, parts.query ?? {}),
    ...schemaFaults(body, parts.body),
    ...metadataFaults(parts.body),
    ...jsonFaults(parts.body),
  ]);
}

/** The faults of a body of an operation whose validator `VALIDATORS` does not contain. */
export function bodyFaults(validate: Validator<unknown>, body: unknown): readonly Fault[] {
  return unique([...schemaFaults(validate, body), ...jsonFaults(body)]);
}

/**
 * The faults of the fields of a file, without a request to the service: the limits and formats of
 * `openapi.yaml`. For programs that check a list of files as a whole.
 *
 * @returns every fault; empty if `initMultiPartUpload` would send them.
 */
export function fileFieldFaults(fields: unknown): readonly Fault[] {
  return requestFaults("initMultiPartUpload", { body: fields, query: { parts: 1 } });
}
