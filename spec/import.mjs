/**
 * Imports a newer published description of the API into our spec.
 *
 *   node spec/import.mjs full-cdf-openapi.json                     reports what would change, and writes nothing
 *   node spec/import.mjs full-cdf-openapi.json --write             also updates openapi.yaml
 *   node spec/import.mjs full-cdf-openapi.json --add searchFiles   also imports an operation that our spec does not have
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { compareDocuments } from "./compat/compare-documents.mjs";
import { countFindings, describeFindings } from "./compat/describe-findings.mjs";
import { listOperations, parseDocument } from "./generate/document.mjs";
import { importDocument } from "./import/import-document.mjs";
import { judgeExamples } from "./import/judge-examples.mjs";
import { keepOurs } from "./import/keep-ours.mjs";
import { leftToWrite } from "./import/left-to-write.mjs";
import { describeProvenance, provenanceOf } from "./import/provenance.mjs";
import { pruneComponents } from "./import/prune-components.mjs";
import { recordOf } from "./import/published-record.mjs";
import { readOptions } from "./import/read-options.mjs";
import { rewriteDocument } from "./import/write-document.mjs";

const SPEC = "openapi.yaml";
const RECORD = "published.json";
const url = (name) => new URL(name, import.meta.url);
const say = (lines) => {
  for (const line of lines) console.log(line);
};

async function main(options) {
  const text = readFileSync(url(SPEC), "utf8");
  const today = parseDocument(text);
  const { source, full } = readFull(options.file);
  const overlay = parseDocument(readFileSync(url("overlay.yaml"), "utf8"));
  const record = existsSync(url(RECORD)) ? JSON.parse(readFileSync(url(RECORD), "utf8")) : undefined;
  const last = today["x-published"];
  const { document: theirs, ...news } = await importDocument(full, { today, overlay, add: options.add });
  const provenance = provenanceOf(source, full, last);
  // An operation that was not in their last description either is our own, and is not reported as missing.
  const missing = news.missing.filter(
    (one) => record === undefined || Object.keys(record.operations).some((id) => one.startsWith(`${id} `)),
  );
  const kept = pruneComponents(structuredClone(keepOurs(today, theirs, record?.places)));
  const document = withProvenance(kept, provenance);

  say([
    `${options.file}: ${describeProvenance(provenance)}, ${Object.keys(full.paths).length} paths`,
    last === undefined
      ? "Nothing was imported before, so it is compared with our spec as a whole."
      : `Last import: ${describeProvenance(last)}, on ${last.imported}${last.sha256 === provenance.sha256 ? ": this document" : ""}`,
    ...missing.map((operation) => `It does not have ${operation}.`),
    ...news.idle.map((action) => `This correction is no longer needed: ${action}`),
  ]);
  const findings = compareDocuments(today, document);
  say([...describeFindings(findings), `Compared with the current spec: ${countFindings(findings)}`]);
  sayOurs(compareDocuments(document, theirs), options.all);
  const left = leftToWrite(today, document, news.added);
  if (left.length > 0) say(["Left to write by hand:", ...left.map((line) => `  ${line}`)]);
  const rewritten = rewriteDocument(text, document);
  const places = { sha256: provenance.sha256, operations: operationsOf(theirs), places: recordOf(theirs) };
  if (rewritten === text && JSON.stringify(record) === JSON.stringify(places))
    return console.log(`spec/${SPEC} says all that already.`);
  const refusals = [
    ...missing.map((operation) => `${operation} would be gone`),
    ...judgeExamples(document).map((one) => `an example would become invalid: ${one}`),
  ];
  say(refusals.map((one) => `Refused:  ${one}`));
  if (!options.write) return console.log("Nothing was written. To take it over, add --write.");
  if (refusals.length > 0 && !options.force) {
    console.error(
      "Nothing was written. Correct it in spec/overlay.yaml, or take it over with --write --force.",
    );
    process.exitCode = 1;
    return undefined;
  }
  writeFileSync(url(SPEC), rewritten);
  writeFileSync(url(RECORD), `${JSON.stringify(places, null, 2)}\n`);
  return console.log(
    `Wrote spec/${SPEC} and spec/${RECORD}. Next: pnpm generate, pnpm typecheck, pnpm --filter @cdf-multipart/spec test`,
  );
}

/** Differences that already existed at the last import. */
function sayOurs(findings, all) {
  if (findings.length === 0) return;
  if (all) say(["Deliberate differences, unchanged upstream since:", ...describeFindings(findings)]);
  else
    console.log(
      `Deliberate differences, unchanged upstream since: ${countFindings(findings)} (--all lists them)`,
    );
}

function withProvenance(document, provenance) {
  const entries = Object.entries(document).filter(([key]) => key !== "x-published");
  const place = entries.findIndex(([key]) => key === "info") + 1;
  return Object.fromEntries(entries.toSpliced(place, 0, ["x-published", provenance]));
}

function operationsOf(document) {
  return Object.fromEntries(
    listOperations(document).map(({ id, method, path }) => [id, `${method.toUpperCase()} ${path}`]),
  );
}

function readFull(file) {
  const source = readFileSync(file, "utf8");
  try {
    // JSON first, because the YAML parser is much slower for megabytes.
    const full = source.trimStart().startsWith("{") ? JSON.parse(source) : parseDocument(source);
    return { source, full };
  } catch (error) {
    throw new Error(`${file} is neither JSON nor YAML: ${error instanceof Error ? error.message : error}`);
  }
}

try {
  await main(readOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
