import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseDocument } from "../../generate/document.mjs";
import { generateAll } from "../../generate/generate-all.mjs";
import { generateLimits } from "../../generate/limits.mjs";
import { PARTS_MAX } from "../../generated/index.gen.js";
import { type CopyOfSpec, copySpec } from "../copy-of-spec.js";
import { documentText, readDocument } from "../fixture.js";

const folder = fileURLToPath(new URL("../../generated/", import.meta.url));
const names = readdirSync(folder).sort();
const CHECK = ["spec/generate.mjs", "--check"] as const;

function withCopy(work: (copy: CopyOfSpec) => void): void {
  using copy = copySpec();
  work(copy);
}

describe("generating", () => {
  it("gives the same bytes every time, equal to the checked-in ones", async () => {
    const [first, second] = [await generateAll(documentText), await generateAll(documentText)];
    expect([...first.keys()].sort()).toEqual(names);
    for (const name of names) {
      expect(second.get(name)).toBe(first.get(name));
      expect(first.get(name)).toBe(readFileSync(folder + name, "utf8"));
    }
  });

  it("transfers an edited limit to constants, types and validators", async () => {
    const text = documentText
      .replace(/(x-constant: PARTS\n(?: +.*\n)*? +maximum: )\d+/, "$1300")
      .replace(/(x-constant: NAME\n(?: +.*\n)*? +maxLength: )\d+/, "$112");
    const files = await generateAll(text);
    expect(files.get("limits.gen.ts")).toContain("export const PARTS_MAX = 300;");
    expect(files.get("limits.gen.ts")).toContain("export const NAME_MAX_LENGTH = 12;");
    expect(files.get("validators.gen.js")).toContain('{comparison: "<=", limit: 300}');
    expect(files.get("validators.gen.js")).toContain("codePoints");
  });

  it("refuses two limits of the same name, a document without ids, and references without a target", async () => {
    const twice = readDocument();
    twice.components.schemas.Directory["x-constant"] = "SOURCE";
    expect(() => generateLimits(twice)).toThrow(/Directory and .*SourceName|SourceName and .*Directory/);
    const nameless = documentText.replace("      operationId: deleteFiles\n", "");
    await expect(generateAll(nameless)).rejects.toThrow("POST /files/delete has no operationId");
    expect(() => parseDocument("openapi: [")).toThrow();
    const dangling = documentText.replace('parameters/Parts"', 'parameters/Pieces"');
    await expect(generateAll(dangling)).rejects.toThrow('"#/components/parameters/Pieces" leads nowhere');
  });
});

describe("the drift check", () => {
  it("names every file that lost a line, shows the line, and says what to run", () =>
    withCopy((copy) => {
      const lost = names.map((name) => {
        const lines = copy.read(`spec/generated/${name}`).split("\n");
        const [line = ""] = lines.splice(Math.floor(lines.length / 2), 1);
        copy.write(`spec/generated/${name}`, lines.join("\n"));
        return line;
      });
      const before = names.map((name) => copy.read(`spec/generated/${name}`));
      const { code, output } = copy.run(...CHECK);
      expect(code).toBe(1);
      for (const name of names) expect(output).toContain(`spec/generated/${name} differs from line`);
      for (const line of lost) expect(output).toContain(`+ ${line}`);
      expect(output).toContain(
        `${names.length} generated files do not match spec/openapi.yaml. Run: pnpm generate`,
      );
      expect(names.map((name) => copy.read(`spec/generated/${name}`))).toEqual(before);
    }));

  it("fails after the edit of one limit", () =>
    withCopy((copy) => {
      copy.edit("spec/openapi.yaml", `maximum: ${PARTS_MAX}`, "maximum: 251");
      const red = copy.run(...CHECK);
      expect(red.code).toBe(1);
      expect(red.output).toContain(`- export const PARTS_MAX = ${PARTS_MAX};`);
      expect(red.output).toContain("+ export const PARTS_MAX = 251;");
      expect(red.output).toContain("Run: pnpm generate");
    }));

  it("reports a missing file, and a file that nothing generates; generating fixes both, with the same bytes everywhere", () =>
    withCopy((copy) => {
      copy.remove("spec/generated/index.gen.ts");
      copy.write("spec/generated/old.gen.ts", "export const OLD = 1;\n");
      const { code, output } = copy.run(...CHECK);
      expect(code).toBe(1);
      expect(output).toContain("spec/generated/index.gen.ts is missing.");
      expect(output).toContain("spec/generated/old.gen.ts is not generated any more.");
      expect(copy.run("spec/generate.mjs").code).toBe(0);
      expect(copy.read("spec/generated/index.gen.ts")).toBe(readFileSync(`${folder}index.gen.ts`, "utf8"));
      expect(copy.run(...CHECK)).toEqual({ code: 0, output: "" });
    }));
});
