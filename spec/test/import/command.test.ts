import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parseDocument } from "../../generate/document.mjs";
import { NAME_MAX_LENGTH } from "../../generated/index.gen.js";
import { rewriteDocument } from "../../import/write-document.mjs";
import { copySpec } from "../copy-of-spec.js";
import { publish } from "./published.js";

const IMPORT = "spec/import.mjs";

describe("pnpm spec:import", () => {
  it("reports changes, and writes only with --write; then generating updates everything else", () => {
    using copy = copySpec();
    const full = publish();
    full.components.schemas.ExternalFilesMetadata.properties.name.maxLength = 512;
    copy.write("full.json", JSON.stringify(full));
    const before = copy.read("spec/openapi.yaml");
    const looked = copy.run(IMPORT, "full.json");
    expect(looked.output).toMatch(
      /full\.json: Cognite API v1, OpenAPI 3\.0\.3, sha256 [0-9a-f]{12}, 498 paths\n/,
    );
    expect(looked.output).toContain(
      `\`name\`: limit loosened: at most ${NAME_MAX_LENGTH} characters before, at most 512 characters now`,
    );
    expect(looked.output).toContain("Nothing was written. To take it over, add --write.");
    expect(looked.code).toBe(0);
    expect(copy.read("spec/openapi.yaml")).toBe(before);

    expect(copy.run(IMPORT, "full.json", "--write").output).toContain("Next: pnpm generate");
    expect(copy.run("spec/generate.mjs").code).toBe(0);
    expect(copy.read("spec/generated/limits.gen.ts")).toContain("NAME_MAX_LENGTH = 512;");
    const again = copy.run(IMPORT, "full.json").output;
    expect(again).toMatch(/Last import: .*, on \d{4}-\d\d-\d\d: this document\n/);
    expect(again).toContain("spec/openapi.yaml says all that already.");
    const recorded = parseDocument(copy.read("spec/openapi.yaml"))["x-published"];
    const sha256 = createHash("sha256").update(copy.read("full.json")).digest("hex");
    expect(recorded).toMatchObject({ title: "Cognite API", version: "v1", openapi: "3.0.3", sha256 });
  });

  it("refuses to write an import that invalidates an example or drops an operation, unless it is forced", () => {
    using copy = copySpec();
    const full = publish({ paths: 9 });
    full.components.schemas.ExternalFilesMetadata.properties.name.maxLength = 4;
    delete full.paths["/files/delete"];
    copy.write("full.json", JSON.stringify(full));
    const before = copy.read("spec/openapi.yaml");
    const refused = copy.run(IMPORT, "full.json", "--write");
    expect(refused.code).toBe(1);
    expect(refused.output).toContain("Refused:  deleteFiles (POST /files/delete) would be gone");
    expect(refused.output).toContain(
      "Refused:  an example would become invalid: initFileUpload, request body",
    );
    expect(refused.output).toContain("or take it over with --write --force.");
    expect(copy.read("spec/openapi.yaml")).toBe(before);
    expect(copy.run(IMPORT, "full.json", "--write", "--force").output).toContain("Wrote spec/openapi.yaml");
    expect(copy.read("spec/openapi.yaml")).not.toContain("deleteFiles");
  });

  it("compares with the last published description: our own edits since then are not reported as new, and can be listed", () => {
    using copy = copySpec();
    copy.write("full.json", JSON.stringify(publish({ paths: 9 })));
    copy.run(IMPORT, "full.json", "--write");
    copy.edit("spec/openapi.yaml", "maxLength: 512\n      pattern", "maxLength: 500\n      pattern");
    const looked = copy.run(IMPORT, "full.json").output;
    expect(looked).toContain("Compared with the current spec: 0 breaking, 0 risky, 0 safe");
    expect(looked).toContain("Deliberate differences, unchanged upstream since: 0 breaking, 1 risky, 0 safe");
    expect(copy.run(IMPORT, "full.json", "--all").output).toContain(
      "`directory`: limit loosened: at most 500 characters before, at most 512 characters now",
    );
  });

  it("describes a faulty input in one sentence", () => {
    using copy = copySpec();
    copy.write("broken.json", "{");
    copy.write("list.yaml", "- 1\n");
    expect(copy.run(IMPORT).output).toMatch(/^Usage: pnpm spec:import FILE/);
    expect(copy.run(IMPORT, "no.json").output).toContain("no such file");
    expect(copy.run(IMPORT, "broken.json").output).toMatch(/^broken.json is neither JSON nor YAML: .*\n$/);
    expect(copy.run(IMPORT, "list.yaml")).toEqual({
      code: 1,
      output: expect.stringContaining("not an OpenAPI description"),
    });
  });
});

describe("rewriting the document", () => {
  const text = "# top\na: 1 # one\n\nb:\n  - [1.0, 2]\n  - x: 'quoted'\n    y: 2\n";
  it("keeps comments, blank lines and style where nothing changed", () => {
    expect(rewriteDocument(text, { a: 1, b: [[1, 2], { x: "quoted", y: 2 }] })).toBe(text);
  });

  it("changes only what it must", () => {
    const changed = rewriteDocument(text, { a: 2, b: [[1, 2], { y: 2, z: { deep: true } }, "last"] });
    expect(changed).toBe("# top\na: 2\n\nb:\n  - [1.0, 2]\n  - y: 2\n    z:\n      deep: true\n  - last\n");
  });

  it("inserts new keys at their place in the document, short lists on one line, without anchors", () => {
    const shared = { required: ["x", "y"] };
    const changed = rewriteDocument(text, { a: 1, n: shared, m: shared, b: [[1, 2], { x: "quoted", y: 2 }] });
    expect(changed).toBe(
      "# top\na: 1 # one\nn:\n  required: [x, y]\nm:\n  required: [x, y]\n\nb:\n  - [1.0, 2]\n  - x: 'quoted'\n    y: 2\n",
    );
  });

  it("keeps the comment of an item when the item before it is removed", () => {
    const list = "b:\n  - 1 # first\n  - 2 # second\n";
    expect(rewriteDocument(list, { b: [2] })).toBe("b:\n  - 2 # second\n");
    expect(rewriteDocument(list, { b: [0, 1, 2] })).toBe("b:\n  - 0\n  - 1 # first\n  - 2 # second\n");
  });
});
