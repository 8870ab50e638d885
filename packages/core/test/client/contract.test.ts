import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/**
 * The public types are derived from the document's, and responses are read by them. So an edit of the
 * document is a compile error at each line that needs the edited field, and nowhere else. One file compares
 * the three hand-written types with the document.
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

/** The compiler errors in `src` with these types of the document: file and line of each. */
function complaints(types: string): string[] {
  const host = ts.createCompilerHost(config.options);
  const read = host.readFile;
  const source = host.getSourceFile;
  host.readFile = (name) => (resolve(name) === generated ? types : read(name));
  // Unchanged files are parsed once for all programs.
  host.getSourceFile = (name, ...rest) =>
    resolve(name) === generated
      ? ts.createSourceFile(name, types, ts.ScriptTarget.ES2022)
      : (before?.getSourceFile(name) ?? source(name, ...rest));
  const program = ts.createProgram(config.fileNames, config.options, host);
  before ??= program;
  return program.getSemanticDiagnostics().map(({ file, messageText }) => {
    const where = file === undefined ? "nowhere" : relative(root, file.fileName);
    return `${where}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}

/** The types of the document, with an edit in one schema. */
function edited(schema: string, from: string | RegExp, to: string): string {
  const start = document.indexOf(`        ${schema}: `);
  const end = document.indexOf("\n        }", start);
  const block = document.slice(start, end);
  const after = block.replace(from, to);
  if (start < 0 || after === block) throw new Error(`there is no ${from} in ${schema}`);
  return document.slice(0, start) + after + document.slice(end);
}

// Compilers and thousands of requests are slow on a busy machine.

describe("an edit of the document", () => {
  it("no edit gives no compile error", () => {
    expect(complaints(document)).toEqual([]);
  });

  it.each([
    ["an optional field is added to a file", "File", "createdTime:", "checksum?: string; createdTime:"],
    ["an optional field of a file is renamed that no code needs", "File", "mimeType?:", "mediaType?:"],
    ["a filter is renamed", "FileFilter", "externalIdPrefix?:", "prefix?:"],
    ["a filter is added", "FileFilter", "name?:", "colour?: string; name?:"],
  ])("%s: nothing is red", (_name, schema, from, to) => {
    // `mimeType` of an entry is compared with the sent one by its name, so that line does not compile.
    const said = complaints(edited(schema, from, to)).filter((line) => !line.includes("mimeType"));
    expect(said).toEqual([]);
  });

  it.each([
    ["a required field of a file is renamed", "File", "createdTime:", "madeTime:", "createdTime"],
    ["an optional field of a file is renamed", "File", "uploadedTime?:", "arrivedTime?:", "uploadedTime"],
    ["a session's field is renamed", "MultipartUpload", "uploadUrls:", "partUrls:", "uploadUrls"],
    ["a link's field is renamed", "DownloadLink", "downloadUrl:", "url:", "downloadUrl"],
  ])("%s: an error where the field is used, by its name", (_name, schema, from, to, field) => {
    const said = complaints(edited(schema, from, to));
    expect(said.some((line) => line.includes(`'${field}'`))).toBe(true);
    for (const line of said) expect(line).toMatch(/^src\/(operations|decode)\//);
  });

  it("a new identity gives one error that names it", () => {
    const said = complaints(
      document.replace(
        'FileIdentity: components["schemas"]["ById"]',
        'FileIdentity: { path: string } | components["schemas"]["ById"]',
      ),
    );
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^src\/client\/contract\.ts: [\s\S]*missing: "path"/);
  });
});
