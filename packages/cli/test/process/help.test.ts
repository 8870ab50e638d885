import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { EXIT } from "../../src/output/exit-codes.js";
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

test("docs/automation.md describes every exit code, and docs/coming-from.md only options that exist", async () => {
  const read = (name: string): Promise<string> =>
    readFile(new URL(`../../../../docs/${name}`, import.meta.url), "utf8");
  const codes = [...(await read("automation.md")).matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
  expect(codes).toEqual(Object.values(EXIT));
  const { stdout: help } = await runCli(["--help"]);
  const rows = (await read("coming-from.md")).split("\n").filter((line) => line.startsWith("| "));
  const ours = rows.map((row) => row.split(" | ").at(-1) ?? "").join("\n");
  const options = [...new Set(ours.match(/--[a-z][a-z-]+/g))];
  expect(options.length).toBeGreaterThan(10);
  for (const option of options) expect(help).toContain(option);
});
