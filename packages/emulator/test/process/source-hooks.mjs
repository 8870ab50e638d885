// Module hooks that let a plain Node process run the TypeScript sources. The test runner does the same for
// its own files, but a test must be able to kill this process. Translated sources are cached for the next
// process.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const { EMULATOR_TEST_CACHE: cache = "." } = process.env;

export async function resolve(specifier, context, next) {
  if (/^\.{1,2}\//.test(specifier) && context.parentURL?.endsWith(".ts")) {
    const source = new URL(specifier.replace(/\.js$/, ".ts"), context.parentURL);
    if (existsSync(fileURLToPath(source))) return { url: source.href, shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith(".ts")) return next(url, context);
  const text = readFileSync(fileURLToPath(url), "utf8");
  const kept = join(cache, createHash("sha256").update(text).digest("hex"));
  if (!existsSync(kept)) {
    writeFileSync(`${kept}.${process.pid}`, await translate(text));
    renameSync(`${kept}.${process.pid}`, kept);
  }
  return { format: "module", source: readFileSync(kept, "utf8"), shortCircuit: true };
}

async function translate(text) {
  const { default: ts } = await import("typescript");
  return ts.transpileModule(text, {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2022,
      verbatimModuleSyntax: true,
    },
  }).outputText;
}
