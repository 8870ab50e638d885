import ts from "typescript";

/** The file that compares the types of both revisions, one check per line. */
const COMPAT = "/compat/compat.ts";
const BASE = "/compat/base.ts";
const HEAD = "/compat/head.ts";

const OPTIONS = {
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2022.d.ts"],
  types: [],
  skipLibCheck: true,
};

const PREAMBLE = `
import type { operations as Base } from "./base.js";
import type { operations as Head } from "./head.js";
/** Every field of any alternative. */
type Fields<T> = T extends readonly (infer Item)[] ? Fields<Item> : T extends object ? keyof T : never;
/** A literal counts as its general type, because a growing enum breaks nobody who handles the rest. */
type Wide<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean
  : T extends object ? { [K in keyof T]: Wide<T[K]> } : T;
type Body<O> = O extends { requestBody?: { content: infer C } } ? C[keyof C] : unknown;
type Query<O> = O extends { parameters: { query?: infer Q } } ? Q : unknown;
type Path<O> = O extends { parameters: { path?: infer P } } ? P : unknown;
type Answers<O> = O extends { responses: infer R } ? R : never;
type Answer<O, S extends PropertyKey> = Answers<O> extends { [K in S]: { content: infer C } } ? C[keyof C] : unknown;
`;

/**
 * Compiles code for the base's types against the head's types: old requests must still be assignable, and new responses
 * must be assignable to the old type. A compile error shows what an update would break, in the compiler's words. The
 * compiler does not see limits, but unlike a walk over the documents it cannot overlook a type.
 *
 * @param {{base: string, head: string}} types the text of both generated type files
 * @param {readonly {id: string, success: readonly string[]}[]} operations of the base
 * @returns {{operation: string, direction: import("./grades.mjs").Direction, text: string}[]}
 */
export function compileTypes(types, operations) {
  const { text, checks } = writeChecks(operations);
  const files = new Map([
    [COMPAT, PREAMBLE + text],
    [BASE, types.base],
    [HEAD, types.head],
  ]);
  const program = ts.createProgram([COMPAT], OPTIONS, hostOf(files));
  const source = program.getSourceFile(COMPAT);
  if (source === undefined) throw new Error("The compiler did not read its own input.");
  const diagnostics = program.getSemanticDiagnostics(source);
  return diagnostics.map((diagnostic) => {
    const { line } = source.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
    const check = checks.get(line - PREAMBLE.split("\n").length + 1);
    if (check === undefined) throw new Error(`The types could not be compared: ${message}`);
    return { ...check, text: `${check.text} (${lastLine(message)})` };
  });
}

/** The last line of the compiler's explanation names the field. */
function lastLine(message) {
  const lines = message.split("\n").map((line) => line.trim());
  return lines.at(-1)?.replace(/\.$/, "") ?? message;
}

/** One line of code per requirement, with the finding to report when it fails. */
function writeChecks(operations) {
  const lines = [];
  const checks = new Map();
  const check = (code, operation, direction, text) => {
    checks.set(lines.length, { operation, direction, text });
    lines.push(code);
  };
  for (const { id, success } of operations) {
    const base = `Base["${id}"]`;
    const head = `Head["${id}"]`;
    for (const [part, name] of [
      ["Body", "request body"],
      ["Query", "query"],
      ["Path", "path"],
    ]) {
      const was = `${part}<${base}>`;
      const is = `${part}<${head}>`;
      check(
        `export const ${id}${part} = (old: ${was}): ${is} => old;`,
        id,
        "request",
        `a ${name} that compiled no longer does`,
      );
      check(
        `export const ${id}${part}Fields = (old: Fields<${was}>): Fields<${is}> => old;`,
        id,
        "request",
        `a ${name} may have used a field that is gone`,
      );
    }
    for (const status of success) {
      check(
        `export const ${id}Answer${status} = (now: Wide<Answer<${head}, ${status}>>): Wide<Answer<${base}, ${status}>> => now;`,
        id,
        "answer",
        `code that reads answer ${status} no longer compiles`,
      );
    }
  }
  return { text: lines.join("\n"), checks };
}

function hostOf(files) {
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile, getSourceFile } = host;
  const own = (name) => files.get(name.replace(/\.js$/, ".ts"));
  return {
    ...host,
    directoryExists: (name) => name === "/compat" || (host.directoryExists?.(name) ?? false),
    fileExists: (name) => own(name) !== undefined || fileExists(name),
    readFile: (name) => own(name) ?? readFile(name),
    getSourceFile: (name, options, ...rest) => {
      const text = own(name);
      return text === undefined
        ? getSourceFile(name, options, ...rest)
        : ts.createSourceFile(name, text, options);
    },
  };
}
