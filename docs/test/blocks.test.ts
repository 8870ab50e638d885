// Checks every block of code on every page, by the rules of its language.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { type Block, blocksOf, PAGES, REASONS, root } from "./pages.js";

const blocks: readonly Block[] = PAGES.flatMap(blocksOf);
const of = (...languages: readonly string[]): readonly Block[] =>
  blocks.filter(({ language }) => languages.includes(language));

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cdf-docs-"));
  symlinkSync(join(root, "docs/node_modules"), join(folder, "node_modules"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("every TypeScript block compiles: complete programs alone, fragments with the names of their page", () => {
  const code = of("ts");
  expect(code.length).toBeGreaterThan(30);
  copyFileSync(join(root, "docs/test/prelude.d.ts"), join(folder, "prelude.d.ts"));
  const places = new Map(
    code.map(({ place, code: text, file }, index) => {
      const name = join(folder, `${file === undefined ? "fragment" : "program"}-${index}.mts`);
      writeFileSync(name, `${text}\nexport {};\n`);
      return [name, place];
    }),
  );
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: ["node"],
    typeRoots: [join(root, "docs/node_modules/@types")],
    strict: true,
    // The programs are plain JavaScript, too, so parameters have no types.
    noImplicitAny: false,
    noEmit: true,
    skipLibCheck: true,
  };
  const program = ts.createProgram([...places.keys(), join(folder, "prelude.d.ts")], options);
  const faults = ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
    const place = places.get(file?.fileName ?? "") ?? file?.fileName;
    return `${place}, line ${line} of the block: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
  // A program that uses a name of the prelude is not complete.
  const borrowed = [...places]
    .filter(([name]) => name.includes("/program-"))
    .flatMap(([name, place]) => {
      const source = program.getSourceFile(name);
      return source === undefined
        ? []
        : usesOfPrelude(source, program.getTypeChecker(), join(folder, "prelude.d.ts")).map(
            (used) => `${place}: ${used}`,
          );
    });
  expect(faults).toEqual([]);
  // The page says that its reader already has this package.
  expect(borrowed).toEqual([expect.stringMatching(/^docs\/start\/browser\.md:\d+: getToken$/)]);
});

/** Names of the prelude that a file uses. */
function usesOfPrelude(source: ts.SourceFile, checker: ts.TypeChecker, prelude: string): readonly string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const declared = checker.getSymbolAtLocation(node)?.declarations ?? [];
      if (declared.some((one) => one.getSourceFile().fileName === prelude)) found.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found];
}

test("JSON, YAML and Python blocks can be parsed", () => {
  for (const { code, place } of of("json")) expect(() => JSON.parse(code), place).not.toThrow();
  for (const { code, place } of of("yaml")) {
    const problems = parseAllDocuments(code.replaceAll(/@<(\w+)>/g, "@$1")).flatMap(({ errors }) => errors);
    expect(problems, place).toEqual([]);
  }
  for (const { code } of of("python"))
    execFileSync("python3", ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], { input: code });
});

test("every block has a language that is checked, and every shell block that is not run says why", () => {
  const known = new Set(["ts", "js", "json", "yaml", "python", "sh", "powershell", "text"]);
  const strange = blocks.filter(
    ({ language, page }) => !known.has(language) && !/^packages\/(cli|uploader)\//.test(page),
  );
  expect(strange.map(({ place }) => place)).toEqual([]);
  const wrong = blocks.filter(({ notRun }) => notRun !== undefined && !(notRun in REASONS));
  expect(wrong.map(({ place, notRun }) => `${place}: ${notRun}`)).toEqual([]);
});
