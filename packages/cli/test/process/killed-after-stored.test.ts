import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { eventsOf, runCli } from "./run-cli.js";
import { makeEmulator, makeFolder, makeTree } from "./scene.js";

/** Kills the process when it is about to remove the journal of a file that is already in the run record. */
const KILL_AT_REMOVAL = `const fs = require("node:fs/promises");
const { syncBuiltinESMExports } = require("node:module");
const { rm } = fs;
fs.rm = async (path, options) => {
  if (String(path).endsWith(".journal")) process.kill(process.pid, "SIGKILL");
  return rm(path, options);
};
syncBuiltinESMExports();`;

/** Only files in parts have their own journals. */
const IN_PARTS = ["--one-put-max", "0"];

/** A run that was killed in between: one file is in the run record, and its journal still exists. */
async function killBetween(args: readonly string[]) {
  const scene = await makeEmulator();
  const hook = join(await makeFolder(), "hook.cjs");
  await writeFile(hook, KILL_AT_REMOVAL);
  const state = join(scene.env["XDG_STATE_HOME"] ?? "", "cdf-multipart");
  const listOf = async (folder: string): Promise<string[]> =>
    (await readdir(join(state, folder))).filter((name) => !name.endsWith(".lock"));
  const killed = await runCli([...args, ...IN_PARTS, "--files", "1"], {
    env: { ...scene.env, NODE_OPTIONS: `--require=${hook}` },
  });
  expect(killed.code).toBeNull();
  expect(await listOf("uploads")).toHaveLength(1);
  const [memory = ""] = await listOf("runs");
  expect(await readFile(join(state, "runs", memory))).toHaveLength(48);
  return { ...scene, listOf };
}

describe("killed after a file was recorded as stored and before its journal was removed", () => {
  test.each([
    ["with an external id", ["--external-id", "{name}"]],
    ["without an external id", []],
  ])("%s: the same command does not send the file again, and removes the journal", async (_, options) => {
    const folder = await makeTree(["1.txt", "2.txt"]);
    const args = [folder, ...options];
    const { env, emulator, listOf } = await killBetween(args);
    const again = await runCli([...args, ...IN_PARTS, "--files", "1", "--json"], { env });
    expect(again.code).toBe(0);
    expect(eventsOf(again).at(-1)).toMatchObject({ stored: 1, skipped: 1, failed: 0 });
    expect(emulator.requests.count({ operation: "completeMultiPartUpload", status: 200 })).toBe(2);
    expect(await listOf("uploads")).toEqual([]);
    expect(await listOf("runs")).toEqual([]);
  });

  test("the journal is removed although another file fails", async () => {
    const folder = await makeTree(["1.txt"]);
    const args = [folder, join(folder, "missing.txt")];
    const { env, emulator, listOf } = await killBetween(args);
    const again = await runCli([...args, ...IN_PARTS], { env });
    expect(again.code).toBe(1);
    expect(emulator.requests.count({ operation: "completeMultiPartUpload", status: 200 })).toBe(1);
    expect(await listOf("uploads")).toEqual([]);
  });

  test("the journal is removed when --skip-existing finds the file", async () => {
    const folder = await makeTree(["1.txt"]);
    const id = ["--external-id", "{name}"];
    const { env, listOf } = await killBetween([folder, ...id]);
    const other = await runCli([join(folder, "1.txt"), ...id, "--skip-existing", "--json"], { env });
    expect(other.code).toBe(0);
    expect(eventsOf(other).at(-1)).toMatchObject({ stored: 0, skipped: 1 });
    expect(await listOf("uploads")).toEqual([]);
  });
});
