// The reference of the packages: one page per entry, from the built types and their docstrings. Interfaces and options
// become tables with the type, unit and default of each field.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { prose } from "../markdown.mjs";
import { describeExport } from "./api-export.mjs";

const packages = fileURLToPath(new URL("../../../packages/", import.meta.url));

const OPTIONS = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
  types: [],
  skipLibCheck: true,
  strict: true,
};

/** Entries that only sibling packages use are outside semantic versioning, and left out. */
const INTERNAL = /\/internal/;

/** The entries that users import: name, and the file with its types. */
export function publicEntries() {
  return readdirSync(packages)
    .filter((name) => existsSync(join(packages, name, "package.json")))
    .map((name) => ({ folder: join(packages, name), manifest: readManifest(name) }))
    .filter(({ manifest }) => manifest.private !== true)
    .flatMap(({ folder, manifest }) =>
      Object.entries(manifest.exports)
        .filter(([path, target]) => typeof target === "object" && !INTERNAL.test(path))
        .map(([path, target]) => ({
          entry: manifest.name + path.slice(1),
          types: join(folder, target.types),
        })),
    );
}

const readManifest = (name) => JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"));

/** The pages: path on the site, and text. */
export function apiPages() {
  const entries = publicEntries();
  const program = ts.createProgram(
    entries.map(({ types }) => types),
    OPTIONS,
  );
  const checker = program.getTypeChecker();
  return entries.map(({ entry, types }) => {
    const source = program.getSourceFile(types);
    const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${types} does not exist. Run pnpm build.`);
    return [
      `api/${entry.replace("@cdf-multipart/", "").replaceAll("/", "-")}.md`,
      page(entry, module, checker),
    ];
  });
}

const KINDS = ["Functions", "Classes and errors", "Types", "Constants"];

function page(entry, module, checker) {
  const described = checker
    .getExportsOfModule(module)
    .map((symbol) => describeExport(symbol, checker))
    .sort((one, other) => one.name.localeCompare(other.name));
  const sections = KINDS.flatMap((kind) => {
    const found = described.filter((one) => one.kind === kind);
    return found.length === 0 ? [] : [`## ${kind}`, ...found.map(({ text }) => text)];
  });
  const summary = prose(`Everything that \`${entry}\` exports, from its types and docstrings.`);
  return `${[`# ${entry}`, summary, ...sections].join("\n\n")}\n`;
}
