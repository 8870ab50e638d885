import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

const schema: object = JSON.parse(
  readFileSync(new URL("../../schema/events.schema.json", import.meta.url), "utf8"),
);
const ajv = new Ajv2020({
  discriminator: false,
  allErrors: true,
  formats: { "date-time": /^\d{4}-\d\d-\d\dT[\d:.]+Z$/ },
});
const validate = ajv.compile(schema);

/** Throws when an event is not as the published schema says. */
export function checkEvent(event: unknown): void {
  if (!validate(event))
    throw new Error(`${JSON.stringify(event)} is no event: ${ajv.errorsText(validate.errors)}`);
}
