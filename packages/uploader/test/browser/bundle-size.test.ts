import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

it("a page stays within its budgets, and loads nothing of Node", async () => {
  const folder = new URL("../../", import.meta.url);
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/check-size.mjs"], { cwd: folder });
  expect(stdout).toContain("loaded with the page");
});
