import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareDocuments } from "../../compat/compare-documents.mjs";
import { sentence } from "../../compat/finding.mjs";
import { worst } from "../../compat/grades.mjs";
import { bodySchema, listOperations } from "../../generate/document.mjs";
import { judgeOf, type Node, readDocument, step } from "../fixture.js";
import { generateBody, randomFrom } from "../generate/bodies.js";
import { requestSchemas, WIDENINGS, wideningsOf } from "./random-edits.js";

/** The document with its requests written out: the start of all edits. */
function fresh(): { readonly document: Node; readonly schemas: readonly Node[] } {
  const document = readDocument();
  return { schemas: requestSchemas(document), document };
}

const { document: before, schemas } = fresh();
const count = schemas.length;

/** The schemas to widen, and for each the way to use. */
const picks = fc.array(fc.tuple(fc.nat(count - 1), fc.nat()), { minLength: 1, maxLength: 4 });

function widen(chosen: readonly (readonly [number, number])[]) {
  const { document, schemas: nodes } = fresh();
  const done: string[] = [];
  for (const [index, way] of chosen) {
    const ways = wideningsOf(nodes[index]);
    const [name, work] = ways[way % ways.length] ?? [];
    if (name === undefined || work === undefined) continue;
    work();
    done.push(name);
  }
  return { document, done };
}

describe("any widening of a request", () => {
  it("is safe, and its reversal is breaking", () => {
    const tried = new Set<string>();
    fc.assert(
      fc.property(picks, (chosen) => {
        const { document, done } = widen(chosen);
        if (done.length === 0) return;
        for (const name of done) tried.add(name);
        const there = compareDocuments(before, document);
        expect(there.length, done.join()).toBeGreaterThan(0);
        expect(worst(there), [...done, ...there.map(sentence)].join("\n")).toBe("safe");
        const back = compareDocuments(document, before);
        expect(worst(back), [...done, ...back.map(sentence)].join("\n")).toBe("breaking");
      }),
      { numRuns: 60 },
    );
    // A widening that was never drawn was not tested.
    expect(tried.size).toBeGreaterThan(Object.keys(WIDENINGS).length / 2);
  });

  it("is safe alone, wherever it applies", () => {
    const tried = new Set<string>();
    for (const [index, node] of schemas.entries()) {
      for (const [way, [name]] of wideningsOf(node).entries()) {
        if (tried.has(name)) continue;
        tried.add(name);
        const { document } = widen([[index, way]]);
        expect(worst(compareDocuments(before, document)), name).toBe("safe");
        expect(worst(compareDocuments(document, before)), name).toBe("breaking");
      }
    }
    // No request of ours has exclusiveMinimum.
    expect([...Object.keys(WIDENINGS)].filter((name) => !tried.has(name))).toEqual([
      "lower exclusiveMinimum",
      "no exclusiveMinimum",
    ]);
  });
});

describe("what the gate calls safe", () => {
  it("accepts every body that was valid before, according to Ajv", () => {
    const operations = listOperations(before).filter(({ operation }) => bodySchema(before, operation));
    const judgeBefore = judgeOf(before);
    fc.assert(
      fc.property(picks, fc.integer(), (chosen, seed) => {
        const { document: head } = widen(chosen);
        if (worst(compareDocuments(before, head)) !== "safe") return;
        const random = randomFrom(seed);
        const judge = judgeOf(head);
        for (const { method, path, operation } of operations) {
          const at = ["paths", path, method, "requestBody", "content", "application/json", "schema"]
            .map(step)
            .join("");
          const body = generateBody(before, bodySchema(before, operation), random, 0);
          if (judgeBefore(`#${at}`)(body)) expect(judge(`#${at}`)(body), JSON.stringify(body)).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe("answers", () => {
  it("may guarantee more, but not less", () => {
    const stored = (document: Node) => document.components.schemas.File;
    const names = Object.keys(stored(before).properties);
    fc.assert(
      fc.property(fc.subarray(names, { minLength: 1 }), fc.constantFrom("gone", "missing"), (chosen, how) => {
        const document = fresh().document;
        for (const name of chosen) {
          if (how === "gone") delete stored(document).properties[name];
          stored(document).required = stored(document).required.filter((one: string) => one !== name);
        }
        const less = compareDocuments(before, document);
        const changed = how === "gone" || chosen.some((name) => stored(before).required.includes(name));
        expect(worst(less), chosen.join()).toBe(changed ? "breaking" : "safe");
        expect(worst(compareDocuments(document, before)), chosen.join()).toBe("safe");
      }),
      { numRuns: 40 },
    );
  });
});
