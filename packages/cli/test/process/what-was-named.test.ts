import { utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MAIN, runCli, runWords, storedOf } from "./run-cli.js";
import { makeEmulator, makeFile, makeTree } from "./scene.js";

test("the path in a manifest row is never a pattern: nothing is sent under its id", async () => {
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

describe.runIf(process.platform === "linux")("a file whose content does not match its size", () => {
  test.each(["/proc/cpuinfo", "/sys/devices/system/cpu/online"])(
    "%s is not stored, and the message names a command that sends it",
    async (path) => {
      const { emulator, env } = await makeEmulator();
      const name = path.slice(path.lastIndexOf("/") + 1);
      const run = await runCli([path, "--external-id", "x"], { env });
      expect(run).toMatchObject({ code: 1, stdout: "" });
      expect(run.stderr).toContain(
        `To send the bytes that it yields, run cat ${path} | cdf-upload - --name ${name}.`,
      );
      expect(emulator.requests.count({ operation: "completeMultiPartUpload" })).toBe(0);
      expect(emulator.requests.count({ operation: "putFile", status: 201 })).toBe(0);
      expect(emulator.requests.count({ operation: "putFile", status: 200 })).toBe(0);
    },
  );
});

describe("empty standard input", () => {
  const words = ["sh", "-c", `false | "$0" "$@"`, process.execPath, MAIN, "-", "--name", "x.txt"];

  test("is not stored, because the command before the pipe has probably failed", async () => {
    const { emulator, env } = await makeEmulator();
    const run = await runWords(words, env);
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toMatch(
      /^cdf-upload: standard input: is empty, .*--allow-empty to upload an empty file\.\n$/,
    );
    expect(emulator.requests.count({ operation: "initMultiPartUpload" })).toBe(0);
    expect(emulator.requests.count({ operation: "initFileUpload" })).toBe(0);
  });

  test("is an empty file with --allow-empty", async () => {
    const { env } = await makeEmulator();
    const run = await runWords([...words, "--allow-empty", "--json"], env);
    expect(storedOf(run)).toMatchObject([{ name: "x.txt", bytes: 0 }]);
  });
});

test("a file from before 1970 is named and uploaded without that time; all others are uploaded, too", async () => {
  const { env } = await makeEmulator();
  const folder = await makeTree(["a.txt", "old.txt"]);
  const before = new Date("1960-01-01T00:00:00Z");
  await utimes(join(folder, "old.txt"), before, before);
  const run = await runCli([folder], { env });
  expect(run.code).toBe(0);
  expect(run.stderr).toMatch(
    /^1 file has a modification time before 1970 or after 9999, so it gets no sourceModifiedTime: \S+\/old\.txt\.$/m,
  );
  const needed = await runCli([folder, "--external-id", "{mtime}"], { env });
  expect(needed.code).toBe(2);
  expect(needed.stderr).toMatch(/old\.txt: externalId uses \{mtime\}, which has no value for this input/);
});

test("names that differ only in the Unicode form of their accents cause a notice", async () => {
  const { env } = await makeEmulator();
  const folder = await makeTree(["Müller.txt".normalize("NFC"), "Müller.txt".normalize("NFD"), "b.txt"]);
  const run = await runCli([folder, "--external-id", "{name}"], { env });
  expect(run.code).toBe(0);
  expect(run.stderr).toMatch(/looks the same as .* in CDF, but is another file/);
  expect(run.stderr).toContain("3 of 3 files stored");
});

test("upload and plan report a pattern that matches nothing, but not one that matches", async () => {
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

test("skipped files are reported although one file remains", async () => {
  const { env } = await makeEmulator();
  const folder = await makeTree(["a.txt", ".b", "Thumbs.db", "~$a.docx"]);
  const run = await runCli([folder], { env });
  expect(run.code).toBe(0);
  expect(run.stderr).toBe("Skipped: 3 hidden (include them with --hidden).\n");
});

test("the delimiter of a manifest is reported", async () => {
  const { env } = await makeEmulator();
  const path = await makeFile(3, "a.bin");
  const manifest = join(path, "../m.csv");
  await writeFile(manifest, 'path;externalId;assetIds\na.bin;a;"1;2"\n');
  const run = await runCli(["--manifest", manifest], { env });
  expect(run.code).toBe(0);
  expect(run.stderr).toMatch(/m\.csv: its cells are separated by semicolons\.\n/);
});
