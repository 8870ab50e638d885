import { describe, expect, it } from "vitest";
import { NAME_MAX_LENGTH } from "../../generated/index.gen.js";
import { rewriteDocument } from "../../import/write-document.mjs";
import { copySpec } from "../copy-of-spec.js";
import { publish } from "./published.js";

const IMPORT = "spec/import.mjs";

describe("pnpm spec:import", () => {
  it("says what changed and writes nothing, unless it is told to; then generating makes all else follow", () => {
    using copy = copySpec();
    const full = publish();
    full.components.schemas.ExternalFilesMetadata.properties.name.maxLength = 512;
    copy.write("full.json", JSON.stringify(full));
    const before = copy.read("spec/openapi.yaml");
    const looked = copy.run(IMPORT, "full.json");
    expect(looked.output).toContain("full.json: OpenAPI 3.0.3, 498 paths");
    expect(looked.output).toContain(
      `request body, \`name\`: limit loosened: at most ${NAME_MAX_LENGTH} characters before, at most 512 characters now`,
    );
    expect(looked.output).toContain("Nothing was written. To take it over, add --write.");
    expect(looked.code).toBe(0);
    expect(copy.read("spec/openapi.yaml")).toBe(before);

    expect(copy.run(IMPORT, "full.json", "--write").output).toContain("Next: pnpm generate");
    expect(copy.run("spec/generate.mjs").code).toBe(0);
    expect(copy.read("spec/generated/limits.gen.ts")).toContain("NAME_MAX_LENGTH = 512;");
    expect(copy.run(IMPORT, "full.json").output).toContain("spec/openapi.yaml says all that already.");
  });

  it("says in one sentence what is wrong with its input", () => {
    using copy = copySpec();
    copy.write("broken.json", "{");
    copy.write("list.yaml", "- 1\n");
    expect(copy.run(IMPORT).output).toMatch(/^Usage: pnpm spec:import FILE/);
    expect(copy.run(IMPORT, "no.json").output).toContain("no such file");
    expect(copy.run(IMPORT, "broken.json").output).toMatch(/^broken.json is neither JSON nor YAML: .*\n$/);
    expect(copy.run(IMPORT, "list.yaml")).toEqual({
      code: 1,
      output: expect.stringContaining("no OpenAPI description"),
    });
  });
});

describe("rewriting the document", () => {
  const text = "# top\na: 1 # one\n\nb:\n  - [1.0, 2]\n  - x: 'quoted'\n    y: 2\n";
  it("leaves comments, blank lines and the way of writing alone where nothing changed", () => {
    expect(rewriteDocument(text, { a: 1, b: [[1, 2], { x: "quoted", y: 2 }] })).toBe(text);
  });

  it("changes no more than it has to", () => {
    const changed = rewriteDocument(text, { a: 2, b: [[1, 2], { y: 2, z: { deep: true } }, "last"] });
    expect(changed).toBe("# top\na: 2\n\nb:\n  - [1.0, 2]\n  - y: 2\n    z:\n      deep: true\n  - last\n");
  });
});
