import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { eventsOf, type Run, runCli, startCli, storedOf } from "./run-cli.js";
import { makeEmulator, makeTree } from "./scene.js";

/** Root can read everything, unless it drops that capability. */
const WITHOUT_RIGHTS: readonly string[] =
  process.getuid?.() === 0 ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : [];
const GONE = "was moved or deleted after the files were checked.";

/**
 * Starts a run, changes something while its first file is in flight, and waits for its end. The process is paused meanwhile: it
 * has checked all files, and sends nothing more before it continues.
 */
async function runWhile(args: readonly string[], happens: () => Promise<void>): Promise<Run> {
  const slow = { type: "slow" as const, delay: 1 };
  const { emulator, env } = await makeEmulator({
    faults: [{ match: { operation: "initFileUpload", attempt: 1 }, do: slow }],
  });
  const { child, done } = startCli([...args, "--files", "1"], { env });
  await emulator.requests.waitFor({ operation: "initFileUpload" });
  child.kill("SIGSTOP");
  await happens();
  child.kill("SIGCONT");
  return done;
}

describe("a file that is deleted after all files were checked", () => {
  test("fails with its name and the reason, in the summary and the events; the others are uploaded", async () => {
    const folder = await makeTree(["1.txt", "2.txt", "sub/3.txt", "sub/4.txt"]);
    const run = await runWhile([folder, "--json"], async () => {
      await rm(join(folder, "2.txt"));
      await rm(join(folder, "sub"), { recursive: true });
    });
    expect(run.code).toBe(1);
    const lost = ["2.txt", "sub/3.txt", "sub/4.txt"].map((name) => join(folder, name));
    for (const path of lost) {
      expect(run.stderr).toContain(`cdf-upload: ${path}: ${GONE}\n`);
      expect(run.stderr).toContain(`\n  ${path}: ${GONE}\n`);
    }
    expect(run.stderr).toMatch(/^1 of 4 files stored .*, 3 failed\.$/m);
    expect(run.stderr).toContain(`To upload the rest: cdf-upload ${folder} --json --files 1\n`);
    expect(storedOf(run)).toHaveLength(1);
    const failed = eventsOf(run).filter(({ type }) => type === "file-failed");
    expect(failed.map(({ path, message, exitCode }) => [path, message, exitCode])).toEqual(
      lost.map((path) => [path, GONE, 1]),
    );
    expect(eventsOf(run).at(-1)).toMatchObject({ stored: 1, failed: 3, unfinished: 0, exitCode: 1 });
  });

  test("is named in the command for the rest if there is no run record", async () => {
    const folder = await makeTree(["1.txt", "2 b.txt"]);
    const lost = join(folder, "2 b.txt");
    const run = await runWhile([folder, "--no-resume"], () => rm(lost));
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(`To upload the rest: cdf-upload --no-resume --files 1 -- '${lost}'\n`);
  });

  test("fails with its line if it is in a manifest", async () => {
    const folder = await makeTree(["1.txt", "2.txt", "files.csv"]);
    await writeFile(join(folder, "files.csv"), "path\n1.txt\n2.txt\n");
    const manifest = join(folder, "files.csv");
    const run = await runWhile(["--manifest", manifest], () => rm(join(folder, "2.txt")));
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/files\.csv, line 3: column path there is no file .*"2\.txt"/);
    expect(run.stderr).toMatch(/^1 of 2 files stored .*, 1 failed\.$/m);
  });
});

test("a file that was replaced by a folder is not sent", async () => {
  const folder = await makeTree(["1.txt", "2.txt"]);
  const run = await runWhile([folder], async () => {
    await rm(join(folder, "2.txt"));
    await mkdir(join(folder, "2.txt"));
  });
  expect(run.code).toBe(1);
  expect(run.stderr).toMatch(/2\.txt: was a file when the files were checked, but is not one now\./);
});

test("files that are created after all files were checked are left to the next run", async () => {
  const folder = await makeTree(["1.txt", "2.txt"]);
  const run = await runWhile([folder, "--json"], async () => {
    await writeFile(join(folder, "0.txt"), "0");
    await writeFile(join(folder, "3.txt"), "3");
    await mkdir(join(folder, "sub"));
    await writeFile(join(folder, "sub/4.txt"), "4");
  });
  expect(run.code).toBe(0);
  expect(run.stderr).toMatch(/^2 of 2 files stored/);
  expect(storedOf<{ name: string }>(run).map(({ name }) => name)).toEqual(["1.txt", "2.txt"]);
});

test("a folder without read permission is named, and other files are uploaded", async () => {
  const { env } = await makeEmulator();
  const folder = await makeTree(["1.txt", "closed/2.txt", "listed/3.txt"]);
  await chmod(join(folder, "closed"), 0o000);
  // The names can be read, but not the files.
  await chmod(join(folder, "listed"), 0o444);
  const run = await runCli([folder, "--json"], { env, under: WITHOUT_RIGHTS });
  await chmod(join(folder, "closed"), 0o700);
  await chmod(join(folder, "listed"), 0o700);
  expect(run.code).toBe(1);
  expect(run.stderr).toMatch(/closed: this folder cannot be read: EACCES: permission denied/);
  expect(run.stderr).toMatch(/listed\/3\.txt: EACCES: permission denied/);
  expect(run.stderr).toMatch(/^1 of 3 files stored .*, 2 failed\.$/m);
  expect(storedOf(run)).toHaveLength(1);
});

test("a single folder without read permission is reported in one sentence", async () => {
  const { env } = await makeEmulator();
  const folder = await makeTree(["1.txt"]);
  await chmod(folder, 0o000);
  const run = await runCli([folder], { env, under: WITHOUT_RIGHTS });
  await chmod(folder, 0o700);
  expect(run).toMatchObject({ code: 1, stdout: "" });
  expect(run.stderr).toMatch(/^cdf-upload: [^\n]+: this folder cannot be read: EACCES[^\n]*\n$/);
});

test("the report of a run is not uploaded with the folder that contains it", async () => {
  const { env } = await makeEmulator();
  const folder = await makeTree(["1.txt"]);
  for (const turn of [1, 2]) {
    const run = await runCli([folder, "--report", join(folder, "report.html"), "--json"], { env });
    expect({ turn, code: run.code }).toEqual({ turn, code: 0 });
    expect(storedOf(run)).toMatchObject([{ name: "1.txt" }]);
  }
});
