import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { runCli } from "./run-cli.js";

test("--version prints the version of the package", async () => {
  const manifest: { version: string } = JSON.parse(
    await readFile(new URL("../../package.json", import.meta.url), "utf8"),
  );
  expect(await runCli(["--version"])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
});

test("--help describes uploads, the emulator, the settings and the exit codes", async () => {
  const { code, stdout } = await runCli(["--help"]);
  expect(code).toBe(0);
  for (const word of [
    "--part-size",
    "--emulator",
    "emulator [options]",
    "CDF_PROJECT",
    "COGNITE_",
    "Exit codes",
  ]) {
    expect(stdout).toContain(word);
  }
});

test("emulator --help describes only its own options", async () => {
  const { code, stdout } = await runCli(["emulator", "--help"]);
  expect(code).toBe(0);
  expect(stdout).toContain("--port");
  expect(stdout).not.toContain("--part-size");
});
