import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Emulator } from "@cdf-multipart/emulator";
import { describe, expect, test } from "vitest";
import { eventsOf, runCli, startCli, storedOf } from "./run-cli.js";
import { makeBytes, makeEmulator, makeFolder, makeTree } from "./scene.js";

const MiB = 2 ** 20;
const SHARDS = 4;
const NAMES = Array.from({ length: 120 }, (_, at) => `${at % 7}/${at}.txt`);

interface Stored {
  readonly path: string;
  readonly externalId: string;
}

function slurmTask(id: number): Record<string, string> {
  return {
    SLURM_ARRAY_TASK_ID: `${id}`,
    SLURM_ARRAY_TASK_MIN: "1",
    SLURM_ARRAY_TASK_MAX: `${SHARDS}`,
    SLURM_ARRAY_TASK_STEP: "1",
    SLURM_ARRAY_TASK_COUNT: `${SHARDS}`,
  };
}

const INDEXES = Array.from({ length: SHARDS }, (_, at) => at + 1);

describe("shards on one state folder", () => {
  test("upload a folder together: each file is stored once, and no journal remains", async () => {
    const { emulator, env } = await makeEmulator();
    const folder = await makeTree(NAMES);
    const runs = await Promise.all(
      INDEXES.map((id) =>
        runCli(
          [folder, "--external-id", "{path}", "--shard", "auto", "--requests-per-second", "400", "--json"],
          {
            env: { ...env, ...slurmTask(id) },
          },
        ),
      ),
    );
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    const stored = runs.flatMap((run) => storedOf<Stored>(run).map(({ path }) => path));
    expect(stored.sort()).toEqual(NAMES.map((name) => join(folder, name)).sort());
    for (const [at, run] of runs.entries()) {
      const [started] = eventsOf(run).filter(({ type }) => type === "run-started");
      expect(started).toMatchObject({
        shard: { index: at + 1, count: SHARDS },
        files: storedOf(run).length,
      });
      expect(run.stderr).toContain(`Shard ${at + 1}/${SHARDS}: ${storedOf(run).length} of 120 files.`);
    }
    expect(emulator.requests.count({ operation: "initFileUpload" })).toBe(NAMES.length);
    expect(await recordsOf(env)).toEqual([]);
  });

  test("a shard that ends keeps the record of a killed shard, which then resumes", async () => {
    const { emulator, env } = await makeEmulator();
    const folder = await makeTree(NAMES);
    const args = (index: number) => [folder, "--shard", `${index}/2`, "--requests-per-second", "400"];
    const { child, done } = startCli(args(1), { env });
    await emulator.requests.waitFor({ operation: "putFile" }, { count: 20, until: "ended" });
    child.kill("SIGKILL");
    await done;
    expect(await runCli(args(2), { env })).toMatchObject({ code: 0 });
    expect(await recordsOf(env)).toHaveLength(1);
    expect(await runCli(args(1), { env })).toMatchObject({ code: 0 });
    expect(await recordsOf(env)).toEqual([]);
    // The number of files that the last run skips depends on the moment of the kill. None is stored twice.
    const stored = await storedNames(emulator);
    expect(stored.sort()).toEqual(NAMES.map((name) => basename(name)).sort());
  });

  test("divide the interrupted uploads: status lists each once, and resume sends each once", async () => {
    const refusal = { type: "status" as const, status: 403 };
    const { emulator, env } = await makeEmulator({
      faults: [{ match: { operation: "putPart", partNumber: 2 }, do: refusal }],
    });
    const folder = await makeFolder();
    for (let at = 0; at < 6; at += 1) await writeFile(join(folder, `${at}.bin`), makeBytes(7 * MiB));
    const first = await runCli([folder, "--external-id", "{name}", "--part-size", "6MiB"], { env });
    expect(first.code).toBe(1);
    emulator.setFaults([]);
    const ids = await Promise.all(
      [1, 2].map(async (index) => {
        const run = await runCli(["status", "--shard", `${index}/2`, "--json"], { env });
        return run.stdout.split("\n").filter((line) => line !== "");
      }),
    );
    expect(ids.flat()).toHaveLength(6);
    const runs = await Promise.all(
      [1, 2].map((index) => runCli(["resume", "--shard", `${index}/2`, "--json"], { env })),
    );
    expect(runs.map((run) => storedOf(run).length)).toEqual(ids.map(({ length }) => length));
    expect(runs.flatMap((run) => storedOf<Stored>(run).map(({ externalId }) => externalId)).sort()).toEqual(
      [0, 1, 2, 3, 4, 5].map((at) => `${at}.bin`),
    );
    expect(emulator.requests.count({ operation: "putPart", partNumber: 1 })).toBe(6);
  });
});

describe("a shard", () => {
  test("without files succeeds, and plan shows the same division", async () => {
    const { emulator, env } = await makeEmulator();
    const folder = await makeTree(["only.txt"]);
    const counts: number[] = [];
    for (const index of INDEXES) {
      const args = [folder, "--shard", `${index}/${SHARDS}`, "--json"];
      const plan = eventsOfPlan((await runCli(["plan", ...args], { env })).stdout);
      const run = await runCli(args, { env });
      expect(run.code).toBe(0);
      expect(storedOf(run)).toHaveLength(plan);
      counts.push(plan);
    }
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(emulator.requests.count({ operation: "putFile" })).toBe(1);
  });

  test("does not start if two files of other shards have the same external id", async () => {
    const { emulator, env } = await makeEmulator();
    const folder = await makeTree(["a.txt", "b.txt"]);
    const list = join(folder, "list.csv");
    await writeFile(list, "path,externalId\na.txt,same\nb.txt,same\n");
    for (const index of INDEXES) {
      const run = await runCli(["--manifest", list, "--shard", `${index}/${SHARDS}`], { env });
      expect(run.code).toBe(2);
      expect(run.stderr).toContain("has the external id same, which");
    }
    expect(emulator.requests.count({})).toBe(0);
  });

  test("counts a duplicate once if it continues in spite of it", async () => {
    const { env } = await makeEmulator();
    const folder = await makeTree(["a.txt", "b.txt", "c.txt"]);
    const list = join(folder, "list.csv");
    await writeFile(list, "path,externalId\na.txt,same\nb.txt,same\nc.txt,other\n");
    const run = await runCli(["--manifest", list, "--shard", "1/1", "--keep-going", "--json"], { env });
    expect(run.code).toBe(1);
    const events = eventsOf(run);
    expect(events.find(({ type }) => type === "run-started")).toMatchObject({ files: 3 });
    expect(events.find(({ type }) => type === "run-ended")).toMatchObject({
      stored: 2,
      failed: 1,
      unfinished: 0,
    });
  });

  test("prints a command with its number if it fails, which works outside of the array", async () => {
    const { env } = await makeEmulator({
      faults: [{ match: { operation: "initFileUpload" }, do: { type: "status", status: 400 } }],
    });
    const folder = await makeTree(NAMES.slice(0, 20));
    const run = await runCli([folder, "--shard", "auto"], { env: { ...env, ...slurmTask(2) } });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(`cdf-upload --shard 2/${SHARDS} ${folder}`);
    expect(run.stderr).not.toContain("auto");
  });

  test.each([
    [["a.txt", "--shard", "0/4"], /'0\/4' is invalid\. The shards of 4 are 1\/4 to 4\/4/],
    [["a.txt", "--shard", "1/4", "--shards", "4"], /'--shard <i\/n>' cannot be used with option '--shards/],
    [["a.txt", "--shards", "4"], /none of JOB_COMPLETION_INDEX, .*such as --shard 1\/4/],
    [["-", "--shard", "1/4"], /standard input, which is another one in each of the 4 shards/],
    [["a.txt", "--shard", "1/9999"], /Use at most 1600 shards, or raise --requests-per-second/],
  ])("with %j is refused before anything is sent", async (args, message) => {
    const { emulator, env } = await makeEmulator();
    const run = await runCli(args, { env });
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toMatch(message);
    expect(emulator.requests.count({})).toBe(0);
  });
});

function eventsOfPlan(stdout: string): number {
  return stdout.split("\n").filter((line) => line.includes('"type":"file"')).length;
}

async function storedNames({ url, project, token }: Emulator): Promise<string[]> {
  const response = await fetch(`${url}/api/v1/projects/${project}/files/list`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ filter: { uploaded: true }, limit: 1000 }),
  });
  const { items }: { items: { name: string }[] } = await response.json();
  return items.map(({ name }) => name);
}

async function recordsOf({ XDG_STATE_HOME = "" }: Record<string, string>): Promise<string[]> {
  const runs = join(XDG_STATE_HOME, "cdf-multipart", "runs");
  const names = await readdir(runs).catch(() => []);
  for (const name of names) expect((await readFile(join(runs, name))).length).toBeGreaterThan(0);
  return names;
}
