import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));

describe("a test run with the contract layer", () => {
  it("fails exactly the tests that break the contract, even if their assertions pass", () => {
    const { CDF_CONTRACT_REPORTS: _, NODE_OPTIONS: __, VITEST: ___, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["node_modules/vitest/vitest.mjs", "run", "--config", "test/fixtures/vitest.config.ts"],
      { cwd: root, encoding: "utf8", env: { ...env, NO_COLOR: "1" } },
    );
    const output = stdout + stderr;
    expect(status, output).toBe(1);
    expect(output).toContain("2 failed | 1 passed");
    expect(output).toContain("Error: The contract of openapi.yaml was broken.");
    expect(output).toContain(
      "byIdsFiles (POST /api/v1/projects/test/files/byids) answered 200, but its body is wrong",
    );
    expect(output).toContain("breaks it in an answer that is not awaited");
  });
});
