import { readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli, startCli, storedOne } from "./run-cli.js";
import { makeBytes, makeFile, makeFolder, makeTree } from "./scene.js";

interface Stored {
  readonly id: number;
  readonly storedAt: string;
}

test("--emulator uploads, downloads, compares, and prints the path of the stored file", async () => {
  const folder = join(await makeFolder(), "emulator");
  const path = await makeFile(12 * 2 ** 20 + 1);
  const run = await runCli([path, "--emulator", "--emulator-dir", folder]);
  expect(run).toMatchObject({ code: 0, stderr: "" });
  const storedAt =
    /^stored +12\.6 MB .* \(downloaded and compared byte for byte: identical, stored at (.+)\)\n$/.exec(
      run.stdout,
    )?.[1];
  expect(storedAt?.startsWith(folder)).toBe(true);
  expect((await readFile(storedAt ?? "")).equals(makeBytes(12 * 2 ** 20 + 1))).toBe(true);
  expect((await stat(folder)).mode & 0o077).toBe(0);
});

test("without a folder the stored file is in a private one, which is removed at the end of the run", async () => {
  const TMPDIR = await makeFolder();
  const path = await makeFile(10);
  const run = await runCli([path, "--emulator"], { env: { TMPDIR } });
  expect(run).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^stored .* \(downloaded and compared byte for byte: identical\)\n$/),
    stderr:
      "The stored file of the emulator is removed when this run ends. To keep it, name a folder with --emulator-dir.\n",
  });
  expect(await readdir(TMPDIR)).toEqual([]);
  const json = await runCli([path, "--emulator", "--json"], { env: { TMPDIR } });
  expect(storedOne<Stored>(json)).not.toHaveProperty("storedAt");
});

test("a killed run does not leave the stored file either", async () => {
  const TMPDIR = await makeFolder();
  const path = await makeFile(40 * 2 ** 20);
  const run = startCli([path, "--emulator", "--limit-rate", "1MB/s", "--json"], { env: { TMPDIR } });
  await expect.poll(() => readdir(TMPDIR)).toHaveLength(1);
  run.child.kill("SIGKILL");
  await run.done;
  await expect.poll(() => readdir(TMPDIR)).toEqual([]);
});

test("a folder that another user prepared at the old, predictable path is not used", async () => {
  const TMPDIR = await makeFolder();
  const target = await makeTree(["content/17", "uploads/mine/file", "state.jsonl"]);
  await symlink(target, join(TMPDIR, `cdf-multipart-emulator-${process.getuid?.() ?? -1}`));
  expect((await runCli([await makeFile(10), "--emulator"], { env: { TMPDIR } })).code).toBe(0);
  for (const name of ["content/17", "uploads/mine/file", "state.jsonl"])
    expect(await readFile(join(target, name), "utf8")).toBe(name);
});

test.each([["upload"], ["emulator"]])(
  "the folder of the file to upload cannot be the folder of an emulator: %s refuses it and changes nothing",
  async (command) => {
    const names = ["uploads/scan.e57", "content/17", "state.jsonl", "notes.txt"];
    const cwd = await makeTree(names);
    const args =
      command === "upload"
        ? ["uploads/scan.e57", "--emulator", "--emulator-dir", "."]
        : ["emulator", "--dir", "."];
    const run = await runCli(args, { under: ["sh", "-c", 'cd "$0" && exec "$@"', cwd] });
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toMatch(
      /cannot be used as the emulator's folder and was not changed: it contains files that the emulator did not make: .*\. Choose a folder that is empty or does not exist\.\n$/,
    );
    expect((await readdir(cwd)).sort()).toEqual(["content", "notes.txt", "state.jsonl", "uploads"]);
    for (const name of names) expect(await readFile(join(cwd, name), "utf8")).toBe(name);
  },
);

test("settings in the environment are not used", async () => {
  const env = {
    CDF_URL: "http://127.0.0.1:1",
    CDF_PROJECT: "plant",
    CDF_TOKEN: "x",
    TMPDIR: await makeFolder(),
  };
  const path = join(env.TMPDIR, "a.bin");
  await writeFile(path, "abc");
  expect((await runCli([path, "--emulator"], { env })).code).toBe(0);
});
