/**
 * Reports changes that would break users: compares the spec of the work tree with an earlier revision.
 *
 *   node spec/check-compat.mjs [base-ref]
 *
 * Exits with 1 when a change breaks users and no changeset announces a major release of the spec.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { countFindings, describeFindings } from "./compat/describe-findings.mjs";
import { findBase, readAt } from "./compat/find-base.mjs";
import { judgeRevisions } from "./compat/judge-revisions.mjs";
import { announcedRelease } from "./compat/read-changesets.mjs";

const PACKAGE = "@cdf-multipart/spec";
const DOCUMENT = "spec/openapi.yaml";
const TYPES = "spec/generated/openapi.gen.ts";
const root = fileURLToPath(new URL("../", import.meta.url));

async function main() {
  const { commit, why } = findBase(root, process.argv[2]);
  if (commit === undefined) return console.log(`Nothing to compare with: ${why}.`);
  const base = { document: readAt(root, commit, DOCUMENT), types: readAt(root, commit, TYPES) };
  if (base.document === undefined || base.types === undefined)
    return console.log(`Nothing to compare with: ${commit.slice(0, 10)} (${why}) has no ${DOCUMENT}.`);
  const here = (path) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
  const findings = await judgeRevisions(
    { document: base.document, types: base.types },
    { document: here(DOCUMENT), types: here(TYPES) },
  );
  for (const line of describeFindings(findings)) console.log(line);
  console.log(`${DOCUMENT} against ${commit.slice(0, 10)} (${why}): ${countFindings(findings)}`);
  if (findings.some(({ grade }) => grade === "breaking")) demandMajor();
}

function demandMajor() {
  const release = announcedRelease(fileURLToPath(new URL("../.changeset/", import.meta.url)), PACKAGE);
  if (release === "major")
    return console.log(
      `A changeset announces a major release of ${PACKAGE}, so breaking changes are allowed.`,
    );
  console.error(
    `This breaks users, and ${release === undefined ? "no changeset announces a release" : `the changesets announce a ${release} release`} of ${PACKAGE}. ` +
      "Keep the old form next to the new one, or run `pnpm changeset` and choose major for it.",
  );
  process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
