import { describe, expect, it } from "vitest";
import { upgradeDocument } from "../../import/upgrade-document.mjs";
import { upgradeSchema } from "../../import/upgrade-schema.mjs";

describe("a schema of OpenAPI 3.0 in 3.1", () => {
  it.each([
    ["nullable", { type: "string", nullable: true }, { type: ["string", "null"] }],
    ["not nullable", { type: "string", nullable: false }, { type: "string" }],
    [
      "a nullable enum",
      { type: "string", enum: ["a"], nullable: true },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [
      "nullable without a type",
      { allOf: [{ $ref: "#/components/schemas/A" }], nullable: true },
      { anyOf: [{ allOf: [{ $ref: "#/components/schemas/A" }] }, { type: "null" }] },
    ],
    ["an exclusive minimum", { minimum: 0, exclusiveMinimum: true }, { exclusiveMinimum: 0 }],
    ["an inclusive maximum", { maximum: 9, exclusiveMaximum: false }, { maximum: 9 }],
    ["an exclusive end without an end", { exclusiveMaximum: true }, {}],
    ["an example", { type: "integer", example: 0 }, { type: "integer", examples: [0] }],
    ["base64", { type: "string", format: "byte" }, { type: "string", contentEncoding: "base64" }],
    [
      "bytes",
      { type: "string", format: "binary" },
      { type: "string", contentMediaType: "application/octet-stream" },
    ],
    [
      "what is next to a reference",
      { $ref: "#/components/schemas/A", nullable: true },
      { $ref: "#/components/schemas/A" },
    ],
    [
      "schemas inside",
      {
        items: { nullable: true, type: "string" },
        additionalProperties: { type: "integer", example: 1 },
        oneOf: [{ minimum: 1, exclusiveMinimum: true }],
      },
      {
        items: { type: ["string", "null"] },
        additionalProperties: { type: "integer", examples: [1] },
        oneOf: [{ exclusiveMinimum: 1 }],
      },
    ],
    [
      "fields that are called like keywords",
      {
        properties: {
          nullable: { type: "boolean" },
          example: { type: "string", nullable: true },
          minimum: { type: "integer" },
        },
      },
      {
        properties: {
          nullable: { type: "boolean" },
          example: { type: ["string", "null"] },
          minimum: { type: "integer" },
        },
      },
    ],
  ])("%s", (_, old, expected) => {
    const before = structuredClone(old);
    expect(upgradeSchema(old)).toEqual(expected);
    expect(old).toEqual(before);
  });
});

describe("a document of OpenAPI 3.0 in 3.1", () => {
  const schema = { type: "string", nullable: true };
  it("has all its schemas converted, and no example that looks like a schema", () => {
    const value = { schema, nullable: true, exclusiveMinimum: true };
    const old = {
      openapi: "3.0.3",
      paths: {
        "/a": {
          get: {
            parameters: [{ name: "q", in: "query", schema }],
            responses: {
              "200": {
                content: { "application/json": { schema, example: value, examples: { one: { value } } } },
              },
            },
          },
        },
      },
      components: { schemas: { A: schema }, headers: { H: { schema } } },
    };
    const upgraded = JSON.stringify(upgradeDocument(old));
    expect(upgraded).toContain('"openapi":"3.1.0"');
    expect(upgraded.split('{"type":["string","null"]}')).toHaveLength(5);
    expect(upgraded.split(JSON.stringify(value))).toHaveLength(3);
  });

  it("is not changed if it is already 3.1", () => {
    const document = { openapi: "3.1.1", components: { schemas: { A: schema } } };
    expect(upgradeDocument(document)).toBe(document);
  });
});
