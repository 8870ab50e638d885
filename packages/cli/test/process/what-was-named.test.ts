import { utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MAIN, runCli, runWords, storedOf } from "./run-cli.js";
import { makeEmulator, makeFile, makeTree } from "./scene.js";

test("the row of a manifest is never taken for a pattern: nothing is sent under its id", async () => {
  const { emulator, env } = await makeEmulator();
  const folder = await makeTree(["s/report1.pdf", "s/other.pdf"]);
  const manifest = join(folder, "m.csv");
  await writeFile(manifest, "path,externalId\ns/report[1].pdf,one\ns/*.pdf,two\ns/other.pdf,three\n");
  const run = await runCli(["--manifest", manifest], { env });
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(/m\.csv, line 2: column path there is no file/);
  expect(run.stderr).toMatch(/m\.csv, line 3: column path there is no file/);
  expect(emulator.requests.count()).toBe(0);
  const rest = await runCli(["--manifest", manifest, "--keep-going", "--json"], { env });
  expect(storedOf(rest)).toMatchObject([{ externalId: "three", bytes: 11 }]);
});

describe.runIf(process.platform === "linux")("a file whose size is not what it gives", () => {
  test.each(["/proc/cpuinfo", "/sys/devices/system/cpu/online"])(
    "%s is not stored, and the way to send it is named",
    async (path) => {
      const { emulator, env } = await makeEmulator();
      const name = path.slice(path.lastIndexOf("/") + 1);
      const run = await runCli([path, "--external-id", "x"], { env });
      expect(run).toMatchObject({ code: 1, stdout: "" });
      expect(run.stderr).toContain(`Run cat ${path} | cdf-upload - --name ${name} to send what it gives.`);
      expect(emulator.requests.count({ operation: "completeMultiPartUpload" })).toBe(0);
    },
  );
});

describe("standard input that gives nothing", () => {
  const words = ["sh", "-c", `false | "$0" "$@"`, process.execPath, MAIN, "-", "--name", "x.txt"];

  test("is not stored: the command before it has most likely failed", async () => {
    const { emulator, env } = await makeEmulator();
    const run = await runWords(words, env);
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toMatch(/^cdf-upload: standard input: gave no bytes, .*--allow-empty\.\n$/);
    expect(emulator.requests.count({ operation: "initMultiPartUpload" })).toBe(0);
  });

  test("is an empty file where that is meant", async () => {
    const { env } = await makeEmulator();
    const run = await runWords([...words, "--allow-empty", "--json"], env);
    expect(storedOf(run)).toMatchObject([{ name: "x.txt", bytes: 0 }]);
  });
});

test("a file from before 1970 is named, and goes up without that time; so do all others", async () => {
  const { env } = await makeEmulator();
  const folder = await makeTree(["a.txt", "old.txt"]);
  const before = new Date("1960-01-01T00:00:00Z");
  await utimes(join(folder, "old.txt"), before, before);
  const run = await runCli([folder], { env });
  expect(run.code).toBe(0);
  expect(run.stderr).toMatch(
    /^1 file has a time of last change before 1970 or after 9999, so it gets no sourceModifiedTime: \S+\/old\.txt\.$/m,
  );
  const needed = await runCli([folder, "--external-id", "{mtime}"], { env });
  expect(needed.code).toBe(2);
  expect(needed.stderr).toMatch(/old\.txt: externalId uses \{mtime\}, which is not known of it/);
});

test("names that differ by the form of their accents alone are told", async () => {
  const { env } = await makeEmulator();
  const folder = await makeTree(["Müller.txt".normalize("NFC"), "Müller.txt".normalize("NFD"), "b.txt"]);
  const run = await runCli([folder, "--external-id", "{name}"], { env });
  expect(run.code).toBe(0);
  expect(run.stderr).toMatch(/looks the same as .* in CDF, but is another file/);
  expect(run.stderr).toContain("3 of 3 files stored");
});

test("a pattern that matches nothing is told by upload and plan, one that does is not", async () => {
  const { env } = await makeEmulator();
  const folder = await makeTree(["a.txt", "raw/b.txt"]);
  const options = ["--exclude", "rwa/", "--exclude", "raw/"];
  for (const command of [[], ["plan"]]) {
    const run = await runCli([...command, folder, ...options], { env });
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/^--exclude rwa\/: matched nothing\./m);
    expect(run.stderr).not.toContain("--exclude raw/");
  }
});

test("what was left out is told although one file is left", async () => {
  const { env } = await makeEmulator();
  const folder = await makeTree(["a.txt", ".b", "Thumbs.db", "~$a.docx"]);
  const run = await runCli([folder], { env });
  expect(run.code).toBe(0);
  expect(run.stderr).toBe("Left out: 3 hidden (--hidden takes them).\n");
});

test("what stands between the cells of a manifest is told", async () => {
  const { env } = await makeEmulator();
  const path = await makeFile(3, "a.bin");
  const manifest = join(path, "../m.csv");
  await writeFile(manifest, 'path;externalId;assetIds\na.bin;a;"1;2"\n');
  const run = await runCli(["--manifest", manifest], { env });
  expect(run.code).toBe(0);
  expect(run.stderr).toMatch(/m\.csv: its cells are separated by semicolons\.\n/);
});
