import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli, startCli, storedOne } from "./run-cli.js";
import { makeBytes, makeEmulator, makeFile, makeFolder } from "./scene.js";

const MiB = 2 ** 20;
const SIZE = 24 * MiB + 5;
const OPTIONS = ["--part-size", "6MiB", "--concurrency", "1", "--external-id", "scan-17"];

/** The third part never gets an answer. */
const stalled = [{ match: { operation: "putPart" as const, partNumber: 3 }, do: { type: "stall" as const } }];

/** The third part is sent while the journal still takes in that the second is there. */
async function twoPartsRemembered(env: Readonly<Record<string, string>>): Promise<void> {
  await expect
    .poll(async () => JSON.parse((await runCli(["status", "--json"], { env })).stdout))
    .toMatchObject({ partsDone: 2 });
}

/** Starts an upload and ends it when two of its five parts are there. */
async function interrupt(
  scene: Awaited<ReturnType<typeof makeEmulator>>,
  path: string,
  signal: NodeJS.Signals,
  options: readonly string[] = OPTIONS,
) {
  const { child, done } = startCli([path, ...options], { env: scene.env });
  await scene.emulator.requests.waitFor({ operation: "putPart", partNumber: 3 });
  if (!options.includes("--no-resume")) await twoPartsRemembered(scene.env);
  child.kill(signal);
  const run = await done;
  scene.emulator.setFaults([]);
  return run;
}

describe("an upload that is stopped", () => {
  test.each(["SIGINT", "SIGTERM"] as const)(
    "by %s ends in order with 130 and says how to go on",
    async (signal) => {
      const scene = await makeEmulator({ faults: stalled });
      const path = await makeFile(SIZE);
      expect(await interrupt(scene, path, signal)).toEqual({
        code: 130,
        stdout: "",
        stderr: `cdf-upload: ${path}: Stopped by ${signal}. The same command goes on where it stopped; --restart begins anew.\n`,
      });
      expect(scene.emulator.requests.count({ operation: "completeMultiPartUpload" })).toBe(0);
    },
  );

  test.each(["SIGINT", "SIGKILL"] as const)(
    "by %s goes on with the same command, and sends no part twice",
    async (signal) => {
      const scene = await makeEmulator({ faults: stalled });
      const path = await makeFile(SIZE);
      await interrupt(scene, path, signal);
      const again = await runCli([path, ...OPTIONS, "--json"], { env: scene.env });
      expect(again).toMatchObject({ code: 0, stderr: "Going on: 2 parts are there already.\n" });
      const stored = storedOne<{ id: number; partsResumed: number }>(again);
      expect(stored.partsResumed).toBe(2);
      expect((await readFile(scene.emulator.filePath(stored.id))).equals(makeBytes(SIZE))).toBe(true);
      expect(scene.emulator.requests.count({ operation: "initMultiPartUpload" })).toBe(1);
      expect(scene.emulator.requests.count({ operation: "putPart", partNumber: 1 })).toBe(1);
    },
  );

  test("begins anew with --restart", async () => {
    const scene = await makeEmulator({ faults: stalled });
    const path = await makeFile(SIZE);
    await interrupt(scene, path, "SIGINT");
    const again = await runCli([path, ...OPTIONS, "--restart", "--json"], { env: scene.env });
    expect(again.code).toBe(0);
    expect(storedOne(again)).toMatchObject({ partsResumed: 0 });
    expect(scene.emulator.requests.count({ operation: "putPart", partNumber: 1 })).toBe(2);
  });

  test("was not remembered when --no-resume was given, and does not promise it", async () => {
    const scene = await makeEmulator({ faults: stalled });
    const path = await makeFile(SIZE);
    const options = ["--part-size", "6MiB", "--concurrency", "1", "--no-resume"];
    const run = await interrupt(scene, path, "SIGINT", options);
    expect(run.stderr).toBe(`cdf-upload: ${path}: Stopped by SIGINT.\n`);
    const again = await runCli([path, ...options, "--json"], { env: scene.env });
    expect(storedOne(again)).toMatchObject({ partsResumed: 0 });
  });
});

/** Ending in order takes for ever: the thread that hashes does not end. Says so when it is asked to. */
const NEVER_ENDS = `const { Worker } = require("node:worker_threads");
Worker.prototype.terminate = () => {
  process.stderr.write("ending");
  return new Promise(() => setInterval(() => {}, 1000));
};`;

describe("an upload that takes long to stop", () => {
  test.each([
    ["SIGINT", "SIGINT"],
    ["SIGTERM", "SIGTERM"],
    ["SIGTERM", "SIGINT"],
  ] as const)(
    "by %s ends at once with 130 by a second signal, %s, and goes on all the same",
    async (one, two) => {
      const scene = await makeEmulator({ faults: stalled });
      const path = await makeFile(SIZE);
      const hook = join(await makeFolder(), "hook.cjs");
      await writeFile(hook, NEVER_ENDS);
      const { child, done } = startCli([path, ...OPTIONS], {
        env: { ...scene.env, NODE_OPTIONS: `--require=${hook}` },
      });
      await scene.emulator.requests.waitFor({ operation: "putPart", partNumber: 3 });
      await twoPartsRemembered(scene.env);
      child.kill(one);
      if (child.stderr !== null) await once(child.stderr, "data");
      child.kill(two);
      expect(await done).toMatchObject({ code: 130, stdout: "" });
      scene.emulator.setFaults([]);
      const again = await runCli([path, ...OPTIONS, "--json"], { env: scene.env });
      expect(storedOne(again)).toMatchObject({ partsResumed: 2 });
    },
  );
});

test("--verify says what was checked", async () => {
  const { env } = await makeEmulator();
  const path = await makeFile(12 * MiB);
  const parts = await runCli([path, "--part-size", "6MiB", "--verify", "parts", "--verbose"], { env });
  expect(parts.stderr).toContain(
    "verified (parts): 2 parts confirmed by the store, 0 not, 0 bytes read back",
  );
  const download = await runCli([path, "--verify", "download", "--verbose"], { env });
  expect(download.stderr).toContain(`${12 * MiB} bytes read back`);
  const wrong = await runCli([path, "--verify", "twice"], { env });
  expect(wrong).toMatchObject({ code: 2, stdout: "" });
  expect(wrong.stderr).toMatch(/parts, download, none/);
});
