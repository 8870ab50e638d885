import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { eventsOf, runCli, storedOf } from "./run-cli.js";
import { filesOf, makeEmulator, makeFolder, makeTree } from "./scene.js";

function skippedOf(run: Awaited<ReturnType<typeof runCli>>): unknown[] {
  return eventsOf(run).filter(({ type }) => type === "file-skipped");
}

test("--overwrite if-changed sends a folder once, then only changed files, with one look-up for all", async () => {
  const { emulator, env } = await makeEmulator();
  const folder = await makeTree(["a.txt", "b.txt", "c/d.txt"]);
  const args = [folder, "--external-id", "{name}", "--overwrite", "if-changed", "--json"];
  const first = await runCli(args, { env });
  expect(first).toMatchObject({ code: 0 });
  expect(storedOf(first)).toHaveLength(3);
  emulator.requests.clear();
  const second = await runCli(args, { env });
  expect(second.code).toBe(0);
  expect(storedOf(second)).toEqual([]);
  expect(skippedOf(second)).toMatchObject([1, 2, 3].map(() => ({ reason: "unchanged" })));
  const asked = emulator.requests.all().map(({ operation }) => operation);
  expect(new Set(asked)).toEqual(new Set(["byIdsFiles"]));
  // One for all, and at most one for each that turned out to be equal.
  expect(asked.length).toBeLessThanOrEqual(1 + 3);
  // Bytes of the same size, but different.
  await writeFile(join(folder, "b.txt"), "x.txt");
  const third = await runCli(args, { env });
  expect(storedOf(third)).toMatchObject([{ externalId: "b.txt" }]);
  expect(skippedOf(third)).toHaveLength(2);
});

test("--overwrite also replaces directory and source, and does not take a file name after it as its value", async () => {
  const { emulator, env } = await makeEmulator();
  const folder = await makeTree(["a.txt"]);
  const path = join(folder, "a.txt");
  const file = ["--external-id", "x", "--directory"];
  expect((await runCli([path, ...file, "/old", "--source", "old"], { env })).code).toBe(0);
  const run = await runCli(["--overwrite", path, ...file, "/new", "--source", "new"], { env });
  expect(run).toMatchObject({ code: 0, stderr: "" });
  expect(await filesOf(emulator)).toMatchObject([{ directory: "/new", source: "new" }]);
});

test("rows of a manifest are also compared", async () => {
  const { env } = await makeEmulator();
  const folder = await makeTree(["a.txt", "b.txt"]);
  const manifest = join(folder, "m.csv");
  await writeFile(manifest, "path,externalId\na.txt,one\nb.txt,two\n");
  const args = ["--manifest", manifest, "--overwrite=if-changed", "--json"];
  expect(storedOf(await runCli(args, { env }))).toHaveLength(2);
  expect(skippedOf(await runCli(args, { env }))).toHaveLength(2);
});

test.each([
  ["no external id", [], /has no external id, and --overwrite needs one/],
  [
    "its metadata key",
    ["--external-id", "x", "--metadata", "cdf-multipart:content=1"],
    /metadata has the key .*, under which --overwrite if-changed keeps its record/,
  ],
])("%s is refused in one sentence, and nothing is sent", async (_, more, message) => {
  const { emulator, env } = await makeEmulator();
  const folder = await makeFolder();
  await writeFile(join(folder, "a.txt"), "a");
  const run = await runCli([folder, "--overwrite", "if-changed", ...more], { env });
  expect(run).toMatchObject({ code: 2, stdout: "" });
  expect(run.stderr).toMatch(message);
  expect(emulator.requests.count()).toBe(0);
});

test("another word after = is refused, with a list of the choices", async () => {
  const run = await runCli(["a.txt", "--overwrite=sometimes"]);
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(/always, if-changed/);
});
