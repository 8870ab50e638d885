import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadDocument } from "../../src/document/load-document.mjs";

const script = fileURLToPath(new URL("../../src/check-coverage.mjs", import.meta.url));
const all = Object.fromEntries(
  loadDocument().operations.map(({ id, answers }) => [id, answers.map((one) => one.status)]),
);
const documented = Object.values(all).flat().length;
let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "cdf-coverage-"));
  mkdirSync(join(root, "packages"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function record(
  workspace: string,
  exercised: Record<string, readonly string[]>,
  breaches: readonly string[] = [],
): void {
  const folder = join(root, workspace, ".reports", "contract");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "exchanges.json"), JSON.stringify({ exercised, breaches }));
}

function check() {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, root], { encoding: "utf8" });
  return { code: status, output: stdout + stderr };
}

describe("check:contract", () => {
  it("passes if the tests of some package exercised every documented answer", () => {
    const { byIdsFiles = [], ...others } = all;
    record("spec", others);
    record("packages/core", { byIdsFiles });
    expect(check()).toEqual({
      code: 0,
      output: `2 test runs: ${documented} of ${documented} documented answers exercised, 0 breaches\n`,
    });
  });

  it("names each answer that was not exercised, and an operation that was never called", () => {
    const { deleteFiles: _, ...others } = all;
    record("packages/core", { ...others, byIdsFiles: ["200", "401"] });
    const { code, output } = check();
    expect(code).toBe(1);
    expect(output).toContain("byIdsFiles never answered 429 in any test.");
    expect(output).not.toContain("byIdsFiles never answered 401");
    expect(output).toContain("deleteFiles was never called, so 409 was not exercised.");
  });

  it("reports breaches of child processes, with their package", () => {
    record("packages/cli", all, ["The client sent nonsense."]);
    const { code, output } = check();
    expect(code).toBe(1);
    expect(output).toContain("packages/cli/.reports/contract: The client sent nonsense.");
  });

  it("fails if there are no records", () => {
    expect(check()).toEqual({ code: 1, output: expect.stringContaining("Run the tests first") });
  });
});
