import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/**
 * The types that users see are derived from the document's, and responses are read by them. So an edit of the
 * document is red where code needs what was edited, in a line that names it, and nowhere else. The three
 * types that are written by hand are held against the document in one file.
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

/**
 * What the compiler says about `src` when the document's types read like this: file and line of each
 * complaint.
 */
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
  return program.getSemanticDiagnostics().map(({ file, messageText }) => {
    const where = file === undefined ? "nowhere" : relative(root, file.fileName);
    return `${where}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
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
  it("that changes nothing gives no complaint", () => {
    expect(complaints(document)).toEqual([]);
  });

  it.each([
    ["an optional field is added to a file", "File", "createdTime:", "checksum?: string; createdTime:"],
    ["an optional field of a file is renamed that no code needs", "File", "mimeType?:", "mediaType?:"],
    ["a filter is renamed", "FileFilter", "externalIdPrefix?:", "prefix?:"],
    ["a filter is added", "FileFilter", "name?:", "colour?: string; name?:"],
  ])("%s: nothing is red", (_name, schema, from, to) => {
    // `mimeType` of an entry is compared with what was sent, by name: that one is red.
    const said = complaints(edited(schema, from, to)).filter((line) => !line.includes("mimeType"));
    expect(said).toEqual([]);
  });

  it.each([
    ["a required field of a file is renamed", "File", "createdTime:", "madeTime:", "createdTime"],
    ["an optional field of a file is renamed", "File", "uploadedTime?:", "arrivedTime?:", "uploadedTime"],
    ["a session's field is renamed", "MultipartUpload", "uploadUrls:", "partUrls:", "uploadUrls"],
    ["a link's field is renamed", "DownloadLink", "downloadUrl:", "url:", "downloadUrl"],
  ])("%s: red where it is needed, by name", (_name, schema, from, to, field) => {
    const said = complaints(edited(schema, from, to));
    expect(said.some((line) => line.includes(`'${field}'`))).toBe(true);
    for (const line of said) expect(line).toMatch(/^src\/(operations|decode)\//);
  });

  it("an identity is added: one red line that says which", () => {
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
