import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmulator } from "@cdf-multipart/emulator";
import { describe, expect, onTestFinished, test } from "vitest";
import { COMMAND, type Ended, makeFiles, runProgram, storedPaths } from "./command.js";

const SCRIPT = fileURLToPath(new URL("../upload.sbatch", import.meta.url));
const TASKS = 8;

/**
 * The folder with the commands of a node of the cluster: `cdf-upload` (or a program in its place), and a
 * `scontrol` that records its arguments.
 */
async function makeNode(upload: string) {
  const ground = await mkdtemp(join(tmpdir(), "cdf-fleet-slurm-"));
  onTestFinished(() => rm(ground, { recursive: true, force: true }));
  const bin = join(ground, "bin");
  await mkdir(bin);
  await writeFile(join(bin, "cdf-upload"), `#!/bin/bash\n${upload}\n`);
  await writeFile(join(bin, "scontrol"), `#!/bin/bash\necho "$@" >> "${ground}/requeued"\n`);
  for (const name of ["cdf-upload", "scontrol"]) await chmod(join(bin, name), 0o755);
  return {
    ground,
    env: { PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` },
    requeued: () => readFile(join(ground, "requeued"), "utf8").catch(() => ""),
  };
}

/** The variables that Slurm 22.05 sets in a task of `--array=1-8`. */
function taskOf(id: number): Record<string, string> {
  return {
    SLURM_ARRAY_JOB_ID: "17",
    SLURM_ARRAY_TASK_ID: String(id),
    SLURM_ARRAY_TASK_COUNT: String(TASKS),
    SLURM_ARRAY_TASK_MIN: "1",
    SLURM_ARRAY_TASK_MAX: String(TASKS),
    SLURM_ARRAY_TASK_STEP: "1",
    SLURM_JOB_ID: String(17 + id),
  };
}

describe("the Slurm script", () => {
  test("is valid for bash, and has as many tasks as shards", async () => {
    expect(await runProgram(["bash", "-n", SCRIPT], {})).toEqual({ code: 0, stdout: "", stderr: "" });
    const text = await readFile(SCRIPT, "utf8");
    const [, last] = /^#SBATCH --array=1-(\d+)$/m.exec(text) ?? [];
    const [, shards] = /^SHARDS=(\d+)$/m.exec(text) ?? [];
    expect(last).toBe(String(TASKS));
    expect(shards).toBe(last);
  });

  test("uploads every file once with the numbers of all tasks", async () => {
    const { ground, env, requeued } = await makeNode(`exec "${process.execPath}" "${COMMAND}" "$@"`);
    const emulator = await startEmulator();
    onTestFinished(() => emulator.close());
    const names = await makeFiles(join(ground, "data"), 30);
    const args = [join(ground, "data"), "--external-id", "{path}", "--json"];
    const settings = {
      CDF_URL: emulator.url,
      CDF_PROJECT: emulator.project,
      CDF_TOKEN: emulator.token,
      XDG_STATE_HOME: join(ground, "state"),
    };
    const runs: Ended[] = [];
    for (let id = 1; id <= TASKS; id += 1)
      runs.push(await runProgram(["bash", SCRIPT, ...args], { ...env, ...settings, ...taskOf(id) }));
    expect(runs.map(({ code }) => code)).toEqual(Array.from({ length: TASKS }, () => 0));
    const stored = runs.flatMap(({ stdout }) => storedPaths(stdout));
    expect(stored.sort()).toEqual(names.map((name) => join(ground, "data", name)).sort());
    expect(await requeued()).toBe("");
  }, 180_000);

  test.each([
    [0, 0, false],
    [5, 0, false],
    [2, 2, false],
    [3, 3, false],
    [1, 1, true],
    [4, 4, true],
    [137, 137, true],
  ])("after exit code %d ends with %d; requeued: %s", async (exits, code, again) => {
    const { env, requeued } = await makeNode(`exit ${exits}`);
    const run = await runProgram(["bash", SCRIPT, "data"], { ...env, ...taskOf(3) });
    expect(run.code).toBe(code);
    expect(await requeued()).toBe(again ? "requeue 17_3\n" : "");
  });

  test("is not requeued for ever", async () => {
    const { env, requeued } = await makeNode("exit 1");
    const run = await runProgram(["bash", SCRIPT], { ...env, ...taskOf(3), SLURM_RESTART_COUNT: "10" });
    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining("10 times already") });
    expect(await requeued()).toBe("");
  });

  test.each([
    ["USR1", "the time limit", "requeue 17_3\n"],
    ["TERM", "a cancelled job", ""],
  ])("after %s (%s) the upload stops in order: %j", async (signal, _why, expected) => {
    // A program in place of the upload: it signals the script when it runs, and takes some time to stop.
    const { env, requeued, ground } = await makeNode(
      `trap 'sleep 0.3; echo stopped > "${"$"}{GROUND}/stopped"; exit 130' TERM\nkill -${signal} "$PPID"\nwhile :; do sleep 0.1; done`,
    );
    const run = await runProgram(["bash", SCRIPT], { ...env, ...taskOf(3), GROUND: ground });
    expect(run.code).toBe(130);
    expect(await readFile(join(ground, "stopped"), "utf8")).toBe("stopped\n");
    expect(await requeued()).toBe(expected);
  });
});
