import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runProgram } from "./command.js";

const DEMO = fileURLToPath(new URL("../demo.mjs", import.meta.url));

/** Its end waits for the lease of the killed worker, which is a minute. */
test("the demo of a fleet kills a worker, and ends with all files stored", { timeout: 300_000 }, async () => {
  const { code, stdout, stderr } = await runProgram([process.execPath, DEMO, "--mib", "96"], {});
  expect([code, stderr]).toEqual([0, expect.stringMatching(/^301 files .* are submitted as run \S+\./)]);
  expect(stdout).toContain("A worker that was sending parts is killed.");
  expect(stdout).toMatch(/^\S+ +done +301 of 301 +101 MB of 101 MB/m);
});
