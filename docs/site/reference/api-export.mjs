// One export of a package: its docstring, its declaration, and a table of its fields.
import ts from "typescript";
import { cell, code, prose, table } from "../markdown.mjs";

const printer = ts.createPrinter({ removeComments: true });

/** @returns {{ name: string, kind: string, text: string }} */
export function describeExport(exported, checker) {
  const symbol =
    (exported.flags & ts.SymbolFlags.Alias) === 0 ? exported : checker.getAliasedSymbol(exported);
  const { name } = exported;
  const parts = [`### ${name}`, docOf(symbol, checker), declarationOf(symbol), fieldsOf(symbol, checker)];
  return {
    name,
    kind: kindOf(symbol, name),
    text: parts.filter((part) => part !== undefined && part !== "").join("\n\n"),
  };
}

function kindOf({ flags }, name) {
  if (/(Error|Transport)$/.test(name) && flags & (ts.SymbolFlags.Variable | ts.SymbolFlags.Class))
    return "Classes and errors";
  if (flags & ts.SymbolFlags.Class) return "Classes and errors";
  if (flags & ts.SymbolFlags.Function) return "Functions";
  if (flags & (ts.SymbolFlags.Variable | ts.SymbolFlags.Module)) return "Constants";
  return "Types";
}

/** The docstring, including its tags. */
function docOf(symbol, checker) {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const tags = symbol.getJsDocTags(checker).flatMap(({ name, text: parts }) => {
    const words = ts.displayPartsToString(parts);
    if (name === "param") return [`- ${words.replace(/^([\w.]+)\s*(?:- )?/, "`$1`: ")}`];
    if (name === "returns" || name === "throws") return [`- ${name} ${words}`];
    return [];
  });
  return prose([text, tags.join("\n")].filter((part) => part !== "").join("\n\n"));
}

/** Functions, constants and aliases as they are declared. Interfaces are shown as a table of their fields. */
function declarationOf(symbol) {
  const shown = (symbol.declarations ?? []).filter(
    (one) => !ts.isInterfaceDeclaration(one) && !ts.isSourceFile(one),
  );
  const texts = shown.map((declaration) => {
    const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
    const text = printer.printNode(ts.EmitHint.Unspecified, statement, statement.getSourceFile());
    return text.replace(/^(?:export )?(?:declare )?/, "");
  });
  return texts.length === 0 ? undefined : `\`\`\`ts\n${texts.join("\n")}\n\`\`\``;
}

/** The fields of an interface, or of an alias of object types. */
function fieldsOf(symbol, checker) {
  if ((symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias)) === 0) return undefined;
  const fields = fieldsOfType(checker.getDeclaredTypeOfSymbol(symbol), checker);
  if (fields.length === 0) return undefined;
  const rows = fields.map((field) => [
    code(field.name + (field.optional ? "?" : "")),
    code(field.type),
    field.unit,
    field.default === undefined ? "" : cell(asCode(field.default)),
    cell(field.text),
  ]);
  return table(["name", "type", "unit", "default", "meaning"], rows);
}

/** A default that is one word is code. */
const asCode = (text) => (/^[\w".{}: \-[\]]+$/.test(text) && !/^\w+ \w+ /.test(text) ? `\`${text}\`` : text);

/**
 * The fields of an object type, of all alternatives of a union.
 *
 * @returns {{ name: string, optional: boolean, type: string, unit: string, default: string | undefined, text: string }[]}
 */
export function fieldsOfType(type, checker) {
  const alternatives = (type.isUnion() ? type.types : [type]).filter(
    (one) => one.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection) && !checker.isArrayType(one),
  );
  if (alternatives.length !== (type.isUnion() ? type.types.length : 1)) return [];
  const byName = new Map();
  for (const property of alternatives.flatMap((one) => checker.getPropertiesOfType(one))) {
    // Symbols, and methods of arrays and other classes of the language, do not count.
    if (property.name.startsWith("__@") || isOfLanguage(property)) continue;
    byName.set(property.name, [...(byName.get(property.name) ?? []), property]);
  }
  return [...byName].map(([name, properties]) =>
    describeField(name, properties, checker, alternatives.length),
  );
}

const isOfLanguage = ({ declarations = [] }) =>
  declarations.some((one) => /\/typescript\/lib\/|@types\/node/.test(one.getSourceFile().fileName));

function describeField(name, properties, checker, alternatives) {
  const told = properties.find((one) => ts.displayPartsToString(one.getDocumentationComment(checker)) !== "");
  const symbol = told ?? properties[0];
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const types = [...new Set(properties.map((one) => typeText(one, checker)))].filter(
    (one) => one !== "undefined",
  );
  const tag = symbol.getJsDocTags(checker).find((one) => one.name === "default");
  const type = types.length === 0 ? "undefined" : types.join(" | ");
  return {
    name,
    optional:
      properties.some((one) => (one.flags & ts.SymbolFlags.Optional) !== 0) ||
      properties.length < alternatives,
    type,
    unit: /\bnumber\b/.test(type) ? unitOf(text) : "",
    default: tag === undefined ? undefined : ts.displayPartsToString(tag.text).replace(/\s+/g, " "),
    text,
  };
}

function typeText(property, checker) {
  const declaration = property.valueDeclaration ?? property.declarations?.[0];
  const written =
    declaration === undefined
      ? undefined
      : ts.isMethodSignature(declaration)
        ? declaration
            .getText()
            .replace(/^(?:readonly )?\w+\??/, "")
            .replace(/;$/, "")
            .replace(/\): /, ") => ")
        : declaration.type?.getText();
  const text = written ?? checker.typeToString(checker.getTypeOfSymbol(property));
  return text
    .replace(/\s*\/\*\*[\s\S]*?\*\//g, "")
    .replace(/\s*\| undefined$/, "")
    .replace(/\s+/g, " ");
}

/** The unit that a docstring states. */
export function unitOf(text) {
  if (/bytes per second/i.test(text)) return "bytes/s";
  if (/\bper second\b/i.test(text)) return "per second";
  if (/\bms\b/.test(text)) return "ms";
  if (/\bbytes?\b/i.test(text)) return "bytes";
  if (/0 to 100|percent/.test(text)) return "%";
  return "";
}
