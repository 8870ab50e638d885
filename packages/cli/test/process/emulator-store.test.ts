import { expect, test } from "vitest";
import { runCli } from "./run-cli.js";

test("a store that is not running is named, with the error", async () => {
  const azure = await runCli([
    "emulator",
    "--store",
    "azure",
    "--endpoint",
    "http://127.0.0.1:1/devstoreaccount1",
  ]);
  expect(azure).toMatchObject({ code: 1, stdout: "" });
  expect(azure.stderr).toMatch(
    /^cdf-upload: The object store \(azure, cdf-emulator\) cannot be reached \(.*ECONNREFUSED.*\)\. Is it running\?\n$/,
  );
});

test.each([
  [["--bucket", "b"], 2, "--endpoint, --bucket and --via need --store azure or --store s3."],
  [["--store", "gcs"], 2, "Allowed choices are fs, azure, s3."],
  [["--store", "s3", "--endpoint", "store"], 2, "Give a URL, such as http://127.0.0.1:9000."],
  ...["s3", "azure"].flatMap((store) =>
    [[], ["--via", "direct"]].map((via): [string[], number, string] => [
      ["--store", store, "--relative-urls", ...via],
      2,
      `--relative-urls contradicts --store ${store}: a URL without a host cannot lead to another server. Add --via emulator.`,
    ]),
  ),
])("%j is refused", async (args, code, message) => {
  const run = await runCli(["emulator", ...args]);
  expect(run.code).toBe(code);
  expect(run.stderr).toContain(message);
});
