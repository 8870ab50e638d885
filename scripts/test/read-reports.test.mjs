import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { listTested, readReport, removeReports } from "../report/read-reports.mjs";
import { makeFolder } from "./fixture.mjs";

const passed = { status: "passed", fullName: "a part arrives" };

function makeReport(t, report) {
  return makeFolder(t, { "core/.reports/vitest.json": report });
}

test("passed and failed tests of a workspace are counted", (t) => {
  const assertionResults = [passed, passed, { status: "failed", fullName: "a part is resent" }];
  const folder = makeReport(t, {
    success: false,
    testResults: [{ status: "failed", name: "x", assertionResults }],
  });
  const { passed: count, failed, problems } = readReport("core", folder);
  assert.deepEqual(
    { count, failed, problems },
    { count: 2, failed: 1, problems: ["a part is resent (failed)"] },
  );
});

test("a missing report, a broken one and an empty one are failures", (t) => {
  const none = readReport("core", makeFolder(t, {}));
  assert.match(none.problems[0], /vitest\.json is missing/);
  const broken = readReport("core", makeReport(t, "{"));
  assert.match(broken.problems[0], /is not valid JSON/);
  const empty = readReport("core", makeReport(t, { success: true, testResults: [] }));
  assert.deepEqual(empty.problems, ["it ran no test"]);
  for (const report of [none, broken, empty]) assert.equal(report.failed, 1);
});

test("a file that failed before its first test is a failure", (t) => {
  const file = {
    status: "failed",
    name: "plan.test.ts",
    message: "Cannot find module",
    assertionResults: [],
  };
  const report = readReport("core", makeReport(t, { success: false, testResults: [file] }));
  assert.equal(report.failed, 1);
  assert.match(report.problems[0], /plan\.test\.ts: Cannot find module/);
});

test("an error outside of any test is a failure", (t) => {
  const file = { status: "passed", name: "x", assertionResults: [passed] };
  const report = readReport("core", makeReport(t, { success: false, testResults: [file] }));
  assert.deepEqual([report.passed, report.failed], [1, 1]);
});

test("a skipped test is a failure", (t) => {
  const file = {
    status: "passed",
    name: "x",
    assertionResults: [passed, { status: "pending", fullName: "later" }],
  };
  const report = readReport("core", makeReport(t, { success: true, testResults: [file] }));
  assert.deepEqual(report.problems, ["later (pending)"]);
});

test("reports of an earlier run are removed, and only workspaces with tests must write one", (t) => {
  const folder = makeFolder(t, {
    "pnpm-workspace.yaml": "packages:\n  - spec\n  - packages/*\n\ncatalog:\n  x: 1\n",
    "spec/package.json": { scripts: { test: "vitest run" } },
    "packages/core/package.json": { scripts: { test: "vitest run" } },
    "packages/plain/package.json": { scripts: { build: "tsc" } },
    "packages/no-package/readme.md": "",
    "spec/.reports/vitest.json": {},
  });
  assert.deepEqual(listTested(folder), ["packages/core", "spec"]);
  removeReports(["spec"], folder);
  assert.equal(existsSync(join(folder, "spec/.reports")), false);
});
