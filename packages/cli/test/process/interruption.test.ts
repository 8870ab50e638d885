import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MAIN, runCli, startCli, startWords, storedOne } from "./run-cli.js";
import { makeBytes, makeEmulator, makeFile, makeFolder } from "./scene.js";

const MiB = 2 ** 20;
const SIZE = 24 * MiB + 5;
const OPTIONS = ["--part-size", "6MiB", "--concurrency", "1", "--external-id", "scan-17"];

/** The third part never gets an answer. */
const stalled = [{ match: { operation: "putPart" as const, partNumber: 3 }, do: { type: "stall" as const } }];

/** Waits until the journal has recorded two parts: the third part may be sent before the second is recorded. */
async function twoPartsRemembered(env: Readonly<Record<string, string>>): Promise<void> {
  await expect
    .poll(async () => JSON.parse((await runCli(["status", "--json"], { env })).stdout))
    .toMatchObject({ partsDone: 2 });
}

/** Starts an upload and stops it when two of its five parts are stored. */
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
  test.each(["SIGINT", "SIGTERM"] as const)("by %s ends with 130 and says how to resume", async (signal) => {
    const scene = await makeEmulator({ faults: stalled });
    const path = await makeFile(SIZE);
    expect(await interrupt(scene, path, signal)).toEqual({
      code: 130,
      stdout: "",
      stderr: `cdf-upload: ${path}: Stopped by ${signal}. Repeat the same command to resume, or add --restart to start over.\n`,
    });
    expect(scene.emulator.requests.count({ operation: "completeMultiPartUpload" })).toBe(0);
  });

  test.each(["SIGINT", "SIGKILL"] as const)(
    "by %s resumes with the same command, and sends no part twice",
    async (signal) => {
      const scene = await makeEmulator({ faults: stalled });
      const path = await makeFile(SIZE);
      await interrupt(scene, path, signal);
      const again = await runCli([path, ...OPTIONS, "--json"], { env: scene.env });
      expect(again).toMatchObject({ code: 0, stderr: "Resuming: 2 parts are already stored.\n" });
      const stored = storedOne<{ id: number; partsResumed: number }>(again);
      expect(stored.partsResumed).toBe(2);
      expect((await readFile(scene.emulator.filePath(stored.id))).equals(makeBytes(SIZE))).toBe(true);
      expect(scene.emulator.requests.count({ operation: "initMultiPartUpload" })).toBe(1);
      expect(scene.emulator.requests.count({ operation: "putPart", partNumber: 1 })).toBe(1);
    },
  );

  test("starts over with --restart", async () => {
    const scene = await makeEmulator({ faults: stalled });
    const path = await makeFile(SIZE);
    await interrupt(scene, path, "SIGINT");
    const again = await runCli([path, ...OPTIONS, "--restart", "--json"], { env: scene.env });
    expect(again.code).toBe(0);
    expect(storedOne(again)).toMatchObject({ partsResumed: 0 });
    expect(scene.emulator.requests.count({ operation: "putPart", partNumber: 1 })).toBe(2);
  });

  test("has no journal with --no-resume, and its message does not offer to resume", async () => {
    const scene = await makeEmulator({ faults: stalled });
    const path = await makeFile(SIZE);
    const options = ["--part-size", "6MiB", "--concurrency", "1", "--no-resume"];
    const run = await interrupt(scene, path, "SIGINT", options);
    expect(run.stderr).toBe(`cdf-upload: ${path}: Stopped by SIGINT.\n`);
    const again = await runCli([path, ...options, "--json"], { env: scene.env });
    expect(storedOne(again)).toMatchObject({ partsResumed: 0 });
  });
});

/** Makes an orderly stop take for ever: the hash thread never terminates, and prints "ending" when asked to. */
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
    "by %s ends immediately with 130 by a second signal, %s, and can still be resumed",
    async (one, two) => {
      const scene = await makeEmulator({ faults: stalled });
      const path = await makeFile(SIZE);
      const hook = join(await makeFolder(), "hook.cjs");
      await writeFile(hook, NEVER_ENDS);
      const { child, done } = startCli([path, ...OPTIONS, "--sha256"], {
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

describe("an interrupted stream", () => {
  test.each(["standard input", "a named pipe"])(
    "cannot be resumed, and the message says so: %s",
    async (what) => {
      const { env } = await makeEmulator();
      const pipe = join(await makeFolder(), "pipe");
      execFileSync("mkfifo", [pipe]);
      const word = what === "a named pipe" ? pipe : "-";
      const { child, done } = startWords([process.execPath, MAIN, word, "--name", "x", "--json"], env);
      let said = "";
      await new Promise<void>((resolve) => {
        child.stdout?.on("data", (text: string) => {
          said += text;
          if (said.includes("run-started")) resolve();
        });
      });
      child.kill("SIGINT");
      const { code, stdout } = await done;
      expect(code).toBe(130);
      expect(stdout).toMatch(/Stopped by SIGINT\. A stream cannot be resumed: repeat the command/);
      expect(stdout).not.toContain("to resume");
    },
  );
});

test("--verify reports what was checked", async () => {
  const { env } = await makeEmulator();
  const path = await makeFile(12 * MiB);
  const parts = await runCli([path, "--part-size", "6MiB", "--verify", "parts", "--verbose"], { env });
  expect(parts.stderr).toContain(
    "verified (parts): 2 parts confirmed by the store, 0 not confirmed, 0 B downloaded",
  );
  const download = await runCli([path, "--verify", "download", "--verbose"], { env });
  expect(download.stderr).toContain("12.6 MB downloaded");
  const wrong = await runCli([path, "--verify", "twice"], { env });
  expect(wrong).toMatchObject({ code: 2, stdout: "" });
  expect(wrong.stderr).toMatch(/parts, download, none/);
});
