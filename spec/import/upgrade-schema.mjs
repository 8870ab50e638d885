/** Keywords that contain one schema, a list of schemas, or schemas by name. */
const ONE = ["items", "not", "additionalProperties"];
const LIST = ["allOf", "oneOf", "anyOf"];

/**
 * Converts a schema of OpenAPI 3.0 to 3.1. References stay; keywords next to a reference are removed, because 3.0 ignores
 * them.
 *
 * @param {any} schema
 * @returns {any}
 */
export function upgradeSchema(schema) {
  if (schema === null || typeof schema !== "object") return schema;
  if (typeof schema.$ref === "string") return { $ref: schema.$ref };
  const { nullable, example, ...upgraded } = schema;
  for (const key of ONE) if (key in upgraded) upgraded[key] = upgradeSchema(upgraded[key]);
  for (const key of LIST) if (key in upgraded) upgraded[key] = upgraded[key].map(upgradeSchema);
  if (upgraded.properties !== undefined)
    upgraded.properties = Object.fromEntries(
      Object.entries(upgraded.properties).map(([name, child]) => [name, upgradeSchema(child)]),
    );
  if (example !== undefined) upgraded.examples = [example];
  upgradeBound(upgraded, "minimum", "exclusiveMinimum");
  upgradeBound(upgraded, "maximum", "exclusiveMaximum");
  upgradeContent(upgraded);
  return nullable === true ? orNull(upgraded) : upgraded;
}

/** In 3.0 `exclusiveMinimum` is a boolean that qualifies the minimum; in 3.1 it is a number. */
function upgradeBound(schema, inclusive, exclusive) {
  if (typeof schema[exclusive] !== "boolean") return;
  const isExclusive = schema[exclusive];
  delete schema[exclusive];
  if (!isExclusive || schema[inclusive] === undefined) return;
  schema[exclusive] = schema[inclusive];
  delete schema[inclusive];
}

function upgradeContent(schema) {
  if (schema.format === "byte") {
    delete schema.format;
    schema.contentEncoding = "base64";
  } else if (schema.format === "binary") {
    delete schema.format;
    schema.contentMediaType = "application/octet-stream";
  }
}

function orNull(schema) {
  if (schema.type === undefined) return { anyOf: [schema, { type: "null" }] };
  const withNull = { ...schema, type: [...new Set([schema.type, "null"].flat())] };
  if (withNull.enum !== undefined && !withNull.enum.includes(null)) withNull.enum = [...withNull.enum, null];
  return withNull;
}
