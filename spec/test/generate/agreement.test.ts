import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodySchema, listOperations, pascalCase } from "../../generate/document.mjs";
import * as checks from "../../generated/checks.gen.js";
import * as checksApart from "../../generated/checks-apart.gen.js";
import * as validators from "../../generated/validators.gen.js";
import * as validatorsApart from "../../generated/validators-apart.gen.js";
import { judgeOf, readDocument, step } from "../fixture.js";
import { generateBody, randomFrom } from "./bodies.js";

const document = readDocument();
const judge = judgeOf(document);
const { VALIDATORS, ...validate } = validators;
const { CHECKS, ...check } = checks;
const generated = new Map(
  Object.entries<(value: unknown) => boolean>({ ...validate, ...check, ...validatorsApart, ...checksApart }),
);
const operations = listOperations(document).filter(({ operation }) => bodySchema(document, operation));

/**
 * Number of bodies over all operations. A run creates this many per operation, so that a failing seed is
 * found soon.
 */
const BODIES = 100_000;
const A_RUN = 25;
const runs = Math.ceil(BODIES / operations.length / A_RUN);

describe("the generated validators, the generated checks, and Ajv at run time on the document", () => {
  it.each(operations.map(({ id, method, path, operation }) => ({ id, method, path, operation })))(
    `agree on ${runs * A_RUN} bodies of $id, valid and broken`,
    ({ id, method, path, operation }) => {
      const at = ["paths", path, method, "requestBody", "content", "application/json", "schema"];
      const judged = judge(`#${at.map(step).join("")}`);
      const validate = generated.get(`validate${pascalCase(id)}Body`);
      const check = generated.get(`is${pascalCase(id)}Body`);
      if (validate === undefined || check === undefined) throw new Error(`No validator for ${id}`);
      const schema = bodySchema(document, operation);
      const seen = { valid: 0, broken: 0 };
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const random = randomFrom(seed);
          for (let made = 0; made < A_RUN; made += 1) {
            const body = generateBody(document, schema, random, made % 2 === 0 ? 0 : 0.06);
            const expected = judged(body);
            if (validate(body) !== expected || check(body) !== expected)
              throw new Error(`${JSON.stringify(body)} should be ${expected}`);
            seen[expected ? "valid" : "broken"] += 1;
          }
        }),
        { numRuns: runs },
      );
      // A test of only valid or only invalid bodies would prove nothing.
      expect(Math.min(seen.valid, seen.broken) / (runs * A_RUN)).toBeGreaterThan(0.1);
    },
  );

  it.each(operations.filter(({ parameters }) => parameters.some((one) => one.in === "query")))(
    "agree on the query parameters of $id",
    ({ id, parameters }) => {
      const validate = generated.get(`validate${pascalCase(id)}Query`);
      const check = generated.get(`is${pascalCase(id)}Query`);
      const query = parameters.filter((one) => one.in === "query");
      const required = query.filter((one) => one.required).map((one) => one.name);
      const properties = Object.fromEntries(query.map((one) => [one.name, one.schema]));
      const schema = { type: "object", additionalProperties: false, required, properties };
      const judged = judgeOf({ ...document, paths: schema })("#/paths");
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const value = generateBody(document, schema, randomFrom(seed), 0.1);
          expect(validate?.(value)).toBe(judged(value));
          expect(check?.(value)).toBe(judged(value));
        }),
        { numRuns: 2000 },
      );
    },
  );
});
