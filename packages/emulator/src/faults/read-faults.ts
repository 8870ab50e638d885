import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { isRecord } from "../ground/unknown-value.js";
import { ApiRefusal } from "../http/api-refusal.js";
import type { Fault } from "../http/fault.js";
import { describeFault } from "../validation/describe-fault.js";
import { FAULT_SCHEMA } from "./fault-schema.js";

/**
 * Reads faults from a JSON or YAML file. It contains a list of faults, or an object with the field `faults`
 * as the admin route accepts it.
 *
 * @throws Error that names the file and says what is wrong in it.
 */
export function readFaultsFile(path: string): readonly Fault[] {
  const fail = (reason: string, cause?: unknown): never => {
    throw new Error(`The faults file ${path} cannot be used: ${reason}`, { cause });
  };
  let value: unknown;
  try {
    value = parse(readFileSync(path, "utf8"), { maxAliasCount: 0 });
  } catch (cause) {
    return fail(cause instanceof Error ? cause.message : String(cause), cause);
  }
  try {
    return checkFaults(isRecord(value) && "faults" in value ? value["faults"] : value);
  } catch (cause) {
    if (cause instanceof ApiRefusal) return fail(cause.message, cause);
    throw cause;
  }
}

let compiled: ValidateFunction<readonly Fault[]> | undefined;

/** Checks faults that arrived as JSON. Throws a 400 that says what is wrong with them. */
export function checkFaults(value: unknown): readonly Fault[] {
  compiled ??= new Ajv2020({ discriminator: true }).compile<readonly Fault[]>(FAULT_SCHEMA);
  if (compiled(value)) return value;
  throw new ApiRefusal(400, `The faults are not valid: ${describeFault(compiled.errors, "faults")}.`);
}
