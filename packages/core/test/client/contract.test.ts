import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/**
 * The types that users see are written by hand and held against the document's in one file. So an edit of the document is red
 * there, in one line that names the type, and nowhere else.
 */

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const generated = resolve(root, "../../spec/generated/openapi.gen.ts");
const document = readFileSync(generated, "utf8");

const config = ts.parseJsonConfigFileContent(
  {
    extends: "./tsconfig.json",
    include: ["src"],
    compilerOptions: { declaration: false, isolatedDeclarations: false, declarationMap: false },
  },
  ts.sys,
  root,
);

let before: ts.Program | undefined;

/** What the compiler says about `src` when the document's types read like this: file and line of each complaint. */
function complaints(types: string): string[] {
  const host = ts.createCompilerHost(config.options);
  const read = host.readFile;
  const source = host.getSourceFile;
  host.readFile = (name) => (resolve(name) === generated ? types : read(name));
  // Files that did not change are parsed once for all programs.
  host.getSourceFile = (name, ...rest) =>
    resolve(name) === generated
      ? ts.createSourceFile(name, types, ts.ScriptTarget.ES2022)
      : (before?.getSourceFile(name) ?? source(name, ...rest));
  const program = ts.createProgram(config.fileNames, config.options, host);
  before ??= program;
  return program.getSemanticDiagnostics().map(({ file, start = 0 }) => {
    if (file === undefined) return "nowhere";
    const { line } = file.getLineAndCharacterOfPosition(start);
    return `${relative(root, file.fileName)}: ${file.text.split("\n")[line]?.trim()}`;
  });
}

/** The document's types with something else in one schema. */
function edited(schema: string, from: string | RegExp, to: string): string {
  const start = document.indexOf(`        ${schema}: `);
  const end = document.indexOf("\n        }", start);
  const block = document.slice(start, end);
  const after = block.replace(from, to);
  if (start < 0 || after === block) throw new Error(`there is no ${from} in ${schema}`);
  return document.slice(0, start) + after + document.slice(end);
}

// A compiler, or thousands of requests: on a busy machine that takes its time.

describe("an edit of the document", () => {
  it("that changes nothing is no complaint", () => {
    expect(complaints(document)).toEqual([]);
  });

  it.each([
    ["a required field of a file is renamed", "File", "createdTime:", "madeTime:", "FileInfo"],
    ["an optional field of a file is renamed", "File", "uploadedTime?:", "arrivedTime?:", "FileInfo"],
    ["a field of a file changes its type", "File", "uploaded: boolean", "uploaded: string", "FileInfo"],
    ["a field is added to a file", "File", "createdTime:", "checksum?: string; createdTime:", "FileInfo"],
    ["a session's field is renamed", "MultipartUpload", "uploadUrls:", "partUrls:", "MultipartUpload"],
    ["a link's field is renamed", "DownloadLink", "downloadUrl:", "url:", "DownloadLink"],
    ["a field of a filter is renamed", "FileFilter", "externalIdPrefix?:", "prefix?:", "FileFilter"],
  ])("%s: one red line, in the contract", (_name, schema, from, to, type) => {
    const said = complaints(edited(schema, from, to));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^src/client/contract.ts: (Holds<)?Same<(Beyond<)?${type},`));
  });
});
