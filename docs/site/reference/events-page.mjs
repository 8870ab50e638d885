import { readFileSync } from "node:fs";
import { cell, code, prose, table } from "../markdown.mjs";

const read = (name) =>
  JSON.parse(
    readFileSync(new URL(`../../../packages/cli/schema/${name}.schema.json`, import.meta.url), "utf8"),
  );

const BLOB = "https://github.com/cdf-multipart/cdf-multipart/blob/main/packages/cli/schema";

/** The JSON lines of the command line, from their schemas. */
export function eventsPage() {
  const [events, lines] = [read("events"), read("lines")];
  return `${[
    "# Events: JSON lines of cdf-upload",
    `${prose(events.description)} The schema is [events.schema.json](${BLOB}/events.schema.json); programs get it as ` +
      "`@cdf-multipart/cli/events.schema.json`.",
    ...events.oneOf.flatMap((event) => describe(event, events)),
    "## Output of plan, status, list and doctor",
    `${prose(lines.description)} The schema is [lines.schema.json](${BLOB}/lines.schema.json).`,
    ...alternatives(lines).flatMap((line) => describe(line, lines)),
  ].join("\n\n")}\n`;
}

const alternatives = (schema) => schema.oneOf ?? schema.anyOf ?? Object.values(schema.$defs ?? {});

function describe(schema, document) {
  const { title, description, properties = {}, required = [] } = resolve(schema, document);
  const rows = Object.entries(properties)
    .filter(([name]) => name !== "type" || title === undefined)
    .map(([name, one]) => [
      code(name),
      code(typeOf(one, document)),
      required.includes(name) ? "always" : "",
      cell(resolve(one, document).description ?? ""),
    ]);
  return [
    `### ${title ?? "line"}`,
    ...(description === undefined ? [] : [prose(description)]),
    table(["field", "type", "present", "meaning"], rows),
  ];
}

function resolve(schema, document) {
  if (schema.$ref === undefined) return schema;
  const target = schema.$ref
    .slice(2)
    .split("/")
    .reduce((node, key) => node[key], document);
  return { ...target, ...schema };
}

function typeOf(schema, document) {
  const one = resolve(schema, document);
  if (one.const !== undefined) return JSON.stringify(one.const);
  if (one.enum !== undefined) return one.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choices = one.oneOf ?? one.anyOf;
  if (choices !== undefined) return choices.map((choice) => typeOf(choice, document)).join(" | ");
  if (one.type === "array") return `${typeOf(one.items ?? {}, document)}[]`;
  return [one.type ?? "any"].flat().join(" | ");
}
