import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

const ajv = new Ajv2020({
  discriminator: false,
  allErrors: true,
  formats: { "date-time": /^\d{4}-\d\d-\d\dT[\d:.]+Z$/ },
});

function compile(name: string): ValidateFunction {
  const schema: object = JSON.parse(
    readFileSync(new URL(`../../schema/${name}.schema.json`, import.meta.url), "utf8"),
  );
  return ajv.compile(schema);
}

const isEvent = compile("events");
const isLine = compile("lines");
const isFleetLine = compile("fleet");
/** Commands whose lines are described in a separate schema. */
const WITH_LINES: ReadonlySet<string | undefined> = new Set(["plan", "status", "list", "doctor"]);

/** Throws when an event does not conform to the published schema. */
export function checkEvent(event: unknown): void {
  check(event, isEvent, "not a valid event");
}

/** Throws when a complete line that a command printed with `--json` does not conform to its published schema. */
export function checkJsonLines([command, ...args]: readonly string[], stdout: string): void {
  if (command === "emulator" || !(command === "--json" || args.includes("--json"))) return;
  for (const line of stdout.split("\n").slice(0, -1)) {
    const value: unknown = JSON.parse(line);
    if (command === "fleet") check(value, isFleetLine, "not a valid line of fleet");
    else if (WITH_LINES.has(command)) check(value, isLine, `not a valid line of ${command}`);
    else checkEvent(value);
  }
}

function check(value: unknown, isValid: ValidateFunction, what: string): void {
  if (isValid(value)) return;
  throw new Error(`${JSON.stringify(value)} is ${what}: ${ajv.errorsText(isValid.errors)}`);
}
