import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { eventsOf, runCli, storedOf } from "./run-cli.js";
import { makeEmulator, makeFile, makeFolder } from "./scene.js";

const MiB = 2 ** 20;
/** The process also reads its program and the responses. */
const SHARE = 1.02;

/** Writes the bytes that the process has read, in all of its threads, to `$READ_FILE` when it ends. */
const HOOK = `process.on("exit", () => {
  const { readFileSync, writeFileSync } = require("node:fs");
  const [, read] = /^rchar: (\\d+)$/m.exec(readFileSync("/proc/self/io", "utf8"));
  writeFileSync(process.env.READ_FILE, read);
});`;

/** The bytes that a run read, for each byte of its files. */
async function readShare(sizes: readonly number[], options: readonly string[]): Promise<number> {
  const { env } = await makeEmulator({ etag: "md5" });
  const folder = await makeFolder();
  const hook = join(folder, "hook.cjs");
  const READ_FILE = join(folder, "read");
  await writeFile(hook, HOOK);
  const paths = await Promise.all(
    sizes.map(async (size, at) => {
      const path = await makeFile(0, `${at}.bin`);
      await truncate(path, size);
      return path;
    }),
  );
  const run = await runCli([...paths, "--json", ...options], {
    env: { ...env, READ_FILE, NODE_OPTIONS: `--require=${hook}` },
  });
  expect(run.code).toBe(0);
  expect(storedOf(run)).toHaveLength(sizes.length);
  // On a busy machine a part can be slow and is sent again: that does not count.
  const wasted = eventsOf(run).reduce((sum, { bytesWasted }) => sum + Number(bytesWasted ?? 0), 0);
  const read = Number(await readFile(READ_FILE, "utf8")) - wasted;
  return read / sizes.reduce((sum, size) => sum + size, 0);
}

describe.runIf(process.platform === "linux")("a run reads each byte of its files once", () => {
  test.each([
    ["one file of many parts", [256 * MiB], []],
    ["one file of one part", [200 * MiB], ["--part-size", "256MiB"]],
    ["several files", [64 * MiB, 100 * MiB, 92 * MiB], []],
    ["without a journal", [256 * MiB], ["--no-resume"]],
    ["with --verify parts", [256 * MiB], ["--verify", "parts"]],
    ["with a report and a template", [256 * MiB], ["--report", "/dev/null", "--external-id", "{path}"]],
  ])("%s", async (_what, sizes, options) => {
    expect(await readShare(sizes, options)).toBeLessThan(SHARE);
  });

  test.each([
    ["--sha256", ["--sha256"]],
    ["{sha256}", ["--external-id", "{sha256}"]],
  ])("but twice with %s", async (_what, options) => {
    const share = await readShare([256 * MiB], options);
    expect(share).toBeGreaterThan(2);
    expect(share).toBeLessThan(2 * SHARE);
  });
});
