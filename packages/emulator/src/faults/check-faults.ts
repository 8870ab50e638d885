import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { ApiRefusal } from "../http/api-refusal.js";
import { describeFault } from "../validation/describe-fault.js";
import type { Fault } from "./fault.js";
import { FAULT_SCHEMA } from "./fault-schema.js";

let compiled: ValidateFunction<readonly Fault[]> | undefined;

/** Checks faults that arrived as JSON. Throws a 400 that says what is wrong with them. */
export function checkFaults(value: unknown): readonly Fault[] {
  compiled ??= new Ajv2020({ discriminator: true }).compile<readonly Fault[]>(FAULT_SCHEMA);
  if (compiled(value)) return value;
  throw new ApiRefusal(400, `The faults are not valid: ${describeFault(compiled.errors, "faults")}.`);
}
