import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";
import { everyCommand } from "../../src/options/every-command.js";
import { inCliWords } from "../../src/output/cli-words.js";
import { runCli } from "../process/run-cli.js";
import { makeEmulator, makeFile } from "../process/scene.js";

const PACKAGES = fileURLToPath(new URL("../../../", import.meta.url));
/** Folders whose sentences never reach the command line: they are for authors of sources, callers of bindings, and web pages. */
const ELSEWHERE = new Set(["testing", "browser", "bindings", "types"]);

/** Names of fields and functions of the libraries, and values in code. */
const LIBRARY =
  /`[^`]+`|(?<![-\w])[a-z]+[A-Z][A-Za-z]*\b|\b[a-z]\w*\(|\b[a-z]\w*: (?:true|false|"\w+")|token function|"(?:directory|size|journal|restart|parts|agent|proxy|scheduler)"/;

const LIBRARY_VALUE = /: true|`/;

/** Field names of the API. They may be shown, since support needs them. */
const OF_THE_API = [
  "`uploadId`",
  "`uploadUrls`",
  "`uploadUrl`",
  "`items`",
  "`type`",
  "extractedData",
  "sourceContext",
];

interface Sentence {
  readonly place: string;
  readonly text: string;
}

function* sourceFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!ELSEWHERE.has(entry.name)) yield* sourceFiles(path);
    } else if (path.endsWith(".ts") && !path.endsWith(".gen.ts")) yield path;
  }
}

/** The text of a string in the source, with 7 in place of each value. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `7${literal.text}`).join("");
}

/** A script for a server begins with a line break, a statement with a word of SQL. */
function isProgram(text: string): boolean {
  return /^\n|^(select|insert|update|delete|create|with|alter|drop)\b/.test(text);
}

function sentencesOf(path: string): Sentence[] {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const found: Sentence[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== undefined && !isProgram(text) && /\w+ \w+ \w+/.test(text))
      found.push({ place: relative(PACKAGES, path), text });
    if (ts.isTemplateExpression(node)) for (const { expression } of node.templateSpans) visit(expression);
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const SENTENCES = ["core/src", "uploader/src", "fleet/src"].flatMap((folder) =>
  [...sourceFiles(join(PACKAGES, folder))].flatMap(sentencesOf),
);

const withoutApi = (text: string): string =>
  OF_THE_API.reduce((rest, name) => rest.replaceAll(name, ""), text);

test("no sentence of core, uploader or fleet names its functions or fields on the command line", () => {
  expect(SENTENCES.length).toBeGreaterThan(300);
  const left = SENTENCES.filter(({ text }) => LIBRARY.test(withoutApi(inCliWords(text))));
  expect(left).toEqual([]);
});

test("the replacements name only existing options and commands", async () => {
  const { COMMANDS } = await import("../../src/commands/commands.js");
  const every = everyCommand(COMMANDS);
  const flags = every.flatMap(({ options }) =>
    options.flatMap((option) => option.flags.match(/--[a-z0-9-]+/g) ?? []),
  );
  const known = new Set([...flags, ...every.map(({ name }) => `cdf-upload ${name}`)]);
  const said = SENTENCES.filter(({ text }) => inCliWords(text) !== text).flatMap(
    ({ text }) => inCliWords(text).match(/--[a-z0-9-]+|cdf-upload (?!- )[a-z]+/g) ?? [],
  );
  expect(said.length).toBeGreaterThan(20);
  expect(said.filter((word) => !known.has(word))).toEqual([]);
});

test.each([
  [{ status: 409 }, "replace its content with --overwrite"],
  [{ status: 403 }, "name one that the identity may write to with --data-set-id"],
  [
    { status: 400, body: { error: { code: 400, message: "content is not uploaded" } } },
    "wait a moment, and try again",
  ],
])("the message about a refusal by the API (%o) names the option that helps", async (refusal, says) => {
  const { env } = await makeEmulator({
    faults: [{ match: { operation: "initFileUpload" }, do: { type: "status", ...refusal } }],
  });
  const run = await runCli([await makeFile(10), "--external-id", "a"], { env });
  expect(run).toMatchObject({ code: 1, stdout: "" });
  expect(run.stderr).toContain(says);
  expect(run.stderr).not.toMatch(LIBRARY_VALUE);
});
