/**
 * Takes a newer published description of the API over into our spec.
 *
 *   node spec/import.mjs full-cdf-openapi.json            says what would change, and writes nothing
 *   node spec/import.mjs full-cdf-openapi.json --write    rewrites openapi.yaml where something changed
 */
import { readFileSync, writeFileSync } from "node:fs";
import { compareDocuments } from "./compat/compare-documents.mjs";
import { countFindings, describeFindings } from "./compat/describe-findings.mjs";
import { parseDocument } from "./generate/document.mjs";
import { importDocument } from "./import/import-document.mjs";
import { rewriteDocument } from "./import/write-document.mjs";

const USAGE = "Usage: pnpm spec:import FILE [--write]   (FILE: OpenAPI 3.0 or 3.1, JSON or YAML)";
const url = (name) => new URL(name, import.meta.url);

async function main(args) {
  const [file, ...more] = args.filter((one) => one !== "--write");
  if (file === undefined || more.length > 0) throw new Error(USAGE);
  const text = readFileSync(url("openapi.yaml"), "utf8");
  const today = parseDocument(text);
  const full = readFull(file);
  const overlay = parseDocument(readFileSync(url("overlay.yaml"), "utf8"));
  const { document, missing, idle } = await importDocument(full, { today, overlay });
  console.log(`${file}: OpenAPI ${full.openapi}, ${Object.keys(full.paths).length} paths`);
  for (const operation of missing) console.log(`It does not have ${operation}.`);
  for (const action of idle) console.log(`Nothing to correct any more: ${action}`);
  const findings = compareDocuments(today, document);
  for (const line of describeFindings(findings)) console.log(line);
  console.log(`Against today's spec: ${countFindings(findings)}`);
  const rewritten = rewriteDocument(text, document);
  if (rewritten === text) console.log("spec/openapi.yaml says all that already.");
  else if (args.includes("--write")) {
    writeFileSync(url("openapi.yaml"), rewritten);
    console.log("Wrote spec/openapi.yaml. Next: pnpm generate, then pnpm --filter @cdf-multipart/spec test");
  } else console.log("Nothing was written. To take it over, add --write.");
}

function readFull(file) {
  const text = readFileSync(file, "utf8");
  try {
    // JSON first: YAML's parser takes far longer over megabytes.
    return text.trimStart().startsWith("{") ? JSON.parse(text) : parseDocument(text);
  } catch (error) {
    throw new Error(`${file} is neither JSON nor YAML: ${error instanceof Error ? error.message : error}`);
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
