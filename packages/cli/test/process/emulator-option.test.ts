import { chmod, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli, storedOne } from "./run-cli.js";
import { makeBytes, makeFile, makeFolder } from "./scene.js";

interface Stored {
  readonly id: number;
  readonly storedAt: string;
}

test("--emulator uploads, reads back, compares, and says where the stored file lies", async () => {
  const folder = join(await makeFolder(), "emulator");
  const path = await makeFile(12 * 2 ** 20 + 1);
  const run = await runCli([path, "--emulator", "--emulator-dir", folder]);
  expect(run).toMatchObject({ code: 0, stderr: "" });
  const [line = "", compared = ""] = run.stdout.split("\n");
  expect(line).toMatch(/: stored as file \d+ \(12\.6 MB, 12582913 bytes\)/);
  const storedAt = /^Read back and compared byte for byte: the same\. The stored file is (.+)$/.exec(
    compared,
  )?.[1];
  expect(storedAt?.startsWith(folder)).toBe(true);
  expect((await readFile(storedAt ?? "")).equals(makeBytes(12 * 2 ** 20 + 1))).toBe(true);
  expect((await stat(folder)).mode & 0o077).toBe(0);
});

test("its default folder is the same on every run, and nobody else can read it", async () => {
  const TMPDIR = await makeFolder();
  const path = await makeFile(10);
  const runs = [];
  for (let turn = 0; turn < 2; turn += 1)
    runs.push(await runCli([path, "--emulator", "--json"], { env: { TMPDIR } }));
  const stored: Stored[] = runs.map((run) => storedOne<Stored>(run));
  expect(stored[0]?.id).not.toBe(stored[1]?.id);
  for (const { storedAt } of stored) {
    expect(storedAt.startsWith(join(TMPDIR, "cdf-multipart-emulator-"))).toBe(true);
    expect(await readFile(storedAt)).toEqual(makeBytes(10));
  }
});

test("a default folder that others can read is refused", async () => {
  const TMPDIR = await makeFolder();
  const path = await makeFile(10);
  expect((await runCli([path, "--emulator"], { env: { TMPDIR } })).code).toBe(0);
  const [name = ""] = (await readdir(TMPDIR)).filter((entry) => entry.startsWith("cdf-multipart-emulator-"));
  await chmod(join(TMPDIR, name), 0o755);
  const run = await runCli([path, "--emulator"], { env: { TMPDIR } });
  expect(run.code).toBe(1);
  expect(run.stderr).toMatch(/can be read by other users.*--emulator-dir/);
});

test("settings in the environment are left alone", async () => {
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
