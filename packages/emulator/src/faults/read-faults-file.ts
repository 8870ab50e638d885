import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { ApiRefusal } from "../http/api-refusal.js";
import { checkFaults } from "./check-faults.js";
import type { Fault } from "./fault.js";

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
    return checkFaults(isWrapped(value) ? value.faults : value);
  } catch (cause) {
    if (cause instanceof ApiRefusal) return fail(cause.message, cause);
    throw cause;
  }
}

function isWrapped(value: unknown): value is { readonly faults: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && "faults" in value;
}
