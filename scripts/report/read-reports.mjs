import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { listWorkspaces, readManifest, root } from "../steps/repository.mjs";

const reportFile = join(".reports", "vitest.json");

/**
 * The workspaces (folders relative to the root) that have a `test` script, and therefore must write a report.
 */
export function listTested(from = root) {
  return listWorkspaces(from).filter(
    (folder) => readManifest(join(from, folder)).scripts?.test !== undefined,
  );
}

/**
 * Removes the reports of earlier runs, so that only this run (or turbo's cached result for these inputs)
 * counts.
 */
export function removeReports(folders, from = root) {
  for (const folder of folders) rmSync(join(from, folder, ".reports"), { recursive: true, force: true });
}

/**
 * Counts the tests of one workspace. These are failures: a missing or unreadable report, a report without
 * tests, a skipped test, and a test file that failed before its first test.
 *
 * @returns {{ folder: string, passed: number, failed: number, problems: string[] }}
 */
export function readReport(folder, from = root) {
  const path = join(from, folder, reportFile);
  if (!existsSync(path))
    return broken(folder, `${join(folder, reportFile)} is missing: the tests did not finish`);
  let report;
  try {
    report = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    return broken(folder, `${join(folder, reportFile)} is not valid JSON: ${error.message}`);
  }
  return count(folder, report);
}

function broken(folder, problem) {
  return { folder, passed: 0, failed: 1, problems: [problem] };
}

function count(folder, report) {
  const problems = [];
  let passed = 0;
  for (const file of report.testResults ?? []) {
    for (const test of file.assertionResults) {
      if (test.status === "passed") passed += 1;
      else problems.push(`${test.fullName} (${test.status})`);
    }
    const anyFailed = file.assertionResults.some((test) => test.status === "failed");
    if (file.status === "failed" && !anyFailed)
      problems.push(`${file.name}: ${file.message || "failed as a whole"}`);
  }
  if (passed === 0 && problems.length === 0) problems.push("it ran no test");
  if (report.success === false && problems.length === 0) problems.push("an error outside of any test");
  return { folder, passed, failed: problems.length, problems };
}
