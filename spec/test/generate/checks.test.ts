import { describe, expect, it } from "vitest";
import { checksOf } from "../../generate/checks.mjs";

const NAMED = { Name: { type: "string" } };
const closed = { type: "object", additionalProperties: false };

function generate(schema: object): string {
  return checksOf(NAMED, [{ name: "Body", schema }]);
}

describe("the generation of checks", () => {
  it.each<[string, object]>([
    ["required without properties", { type: "object", additionalProperties: true, required: ["a"] }],
    ["required of a map", { type: "object", additionalProperties: { type: "string" }, required: ["a"] }],
    ["required of a field that is not named", { ...closed, properties: { a: NAMED.Name }, required: ["b"] }],
    ["a type next to $ref", { $ref: "#/Name", type: "string" }],
    ["alternatives next to $ref", { $ref: "#/Name", oneOf: [NAMED.Name] }],
    ["any of several next to $ref", { $ref: "#/Name", anyOf: [NAMED.Name] }],
    ["a discriminator next to $ref", { $ref: "#/Name", discriminator: { propertyName: "type" } }],
    ["a type next to oneOf", { oneOf: [NAMED.Name], type: "string" }],
    ["a type next to anyOf", { anyOf: [NAMED.Name], type: "string" }],
    ["oneOf next to anyOf", { oneOf: [NAMED.Name], anyOf: [NAMED.Name] }],
    ["a list next to oneOf", { oneOf: [NAMED.Name], enum: ["a"] }],
    ["a list of one type", { type: ["string"] }],
    ["a list of only null", { type: ["null"] }],
    ["two types", { type: ["string", "integer"] }],
    ["an object in enum", { enum: ["a", { b: 1 }] }],
    ["an array in const", { const: [1] }],
    ["const next to enum", { const: "a", enum: ["a", "b"] }],
    ["values of another type", { type: "string", enum: ["a", 1] }],
    ["a discriminator without alternatives", { ...closed, properties: {}, discriminator: {} }],
  ])("stops at %s", (_, schema) => {
    expect(() => generate(schema)).toThrow(/^Body /);
  });

  it.each<[string, object, string]>([
    ["null or one type", { type: ["string", "null"] }, "nullOr("],
    ["null in a list", { type: ["string", "null"], enum: ["a", null] }, 'exactly("a", null)'],
    ["integers in a list", { type: "integer", enum: [1, 2] }, "exactly(1, 2)"],
    ["a required field", { ...closed, properties: { a: NAMED.Name }, required: ["a"] }, 'recordOf({ "a": '],
    [
      "alternatives with a discriminator",
      {
        type: "object",
        oneOf: [{ ...closed, properties: {} }],
        discriminator: { propertyName: "type" },
      },
      "oneOf(",
    ],
  ])("has a rule for %s", (_, schema, rule) => {
    const line = generate(schema)
      .split("\n")
      .find((one) => one.startsWith("export const isBody"));
    expect(line).toContain(rule);
  });

  it("lets an open object have other fields, and follows a schema that refers to itself", async () => {
    const Keeper = {
      type: "object",
      properties: { name: { type: "string" }, next: { $ref: "#/Keeper" } },
      required: ["name"],
    };
    const code = checksOf({ Keeper }, [{ name: "Body", schema: { $ref: "#/Keeper" } }]);
    const { isBody } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    expect(isBody({ name: "a", other: 1, next: { name: "b", next: { name: "c" } } })).toBe(true);
    expect(isBody({ name: "a", next: { name: "b", next: { name: 1 } } })).toBe(false);
    expect(isBody({ next: { name: "b" } })).toBe(false);
  });
});
