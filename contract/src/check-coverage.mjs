// `check:contract` runs after all tests. It fails if a child process of a test broke the contract, or if the
// tests of no package exercised an operation or a documented status.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadDocument } from "./document/load-document.mjs";
import { listGaps } from "./record/list-gaps.mjs";
import { listRecords } from "./record/list-records.mjs";
import { RECORD } from "./record/merge-records.mjs";

const root = resolve(process.argv[2] ?? fileURLToPath(new URL("../../", import.meta.url)));
const folders = listRecords(root);
const records = folders.map((folder) => JSON.parse(readFileSync(join(root, folder, RECORD), "utf8")));
const { operations } = loadDocument();
const documented = operations.reduce((sum, { answers }) => sum + answers.length, 0);
const gaps = listGaps(operations, records);
const breaches = records.flatMap((record, index) =>
  record.breaches.map((one) => `${folders[index]}: ${one}`),
);

for (const line of [...breaches, ...gaps]) console.error(line);
if (records.length === 0)
  console.error("No test run has recorded its exchanges. Run the tests first: pnpm turbo run test");
else if (gaps.length > 0)
  console.error("Write a test that gets each of these answers from the emulator (see contract/README.md).");
console.log(
  `${records.length} test runs: ${documented - gaps.length} of ${documented} documented answers exercised, ` +
    `${breaches.length} breaches`,
);
process.exitCode = records.length > 0 && gaps.length === 0 && breaches.length === 0 ? 0 : 1;
