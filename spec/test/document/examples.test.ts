import { describe, expect, it } from "vitest";
import { resolve } from "../../generate/document.mjs";
import { judgeOf, type Node, readDocument, step } from "../fixture.js";

const document = readDocument();
const judge = judgeOf(document);

interface Example {
  readonly at: string;
  readonly schema: string;
  readonly value: unknown;
}

/** Every example of the document, with the schema that it belongs to. */
function listExamples(): readonly Example[] {
  const found: Example[] = [];
  const visit = (node: Node, at: string) => {
    if (node === null || typeof node !== "object") return;
    // The values of these keys are data, not description.
    if (/\/(examples?|value|default|const|enum)$/.test(at) || at === "#/components/examples") return;
    if (Array.isArray(node.examples)) {
      for (const [index, value] of node.examples.entries())
        found.push({ at: `${at}/examples/${index}`, schema: at, value });
    }
    if (node.schema !== undefined) {
      const schema = node.schema.$ref ?? `${at}/schema`;
      for (const [name, example] of Object.entries<Node>(node.examples ?? {}))
        found.push({ at: `${at}/examples/${name}`, schema, value: resolve(document, example).value });
      if ("example" in node) found.push({ at: `${at}/example`, schema, value: node.example });
    }
    for (const [key, child] of Object.entries(node)) visit(child, at + step(key));
  };
  visit(document, "#");
  return found;
}

const examples = listExamples();

describe("the examples of the document", () => {
  it("are many", () => {
    expect(examples.length).toBeGreaterThan(120);
  });

  it.each(examples.map((example) => [example.at, example] as const))("%s is valid", (_, example) => {
    const validate = judge(example.schema);
    expect(validate(example.value), JSON.stringify(validate.errors)).toBe(true);
  });
});
