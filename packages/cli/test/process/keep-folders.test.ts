import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { type Run, runCli, storedOf } from "./run-cli.js";
import { filesOf, makeEmulator, makeFolder, makeTree } from "./scene.js";

const TREE = ["a.txt", "2026/b.txt", "2026/may/c.txt"] as const;

/** The directory of each planned file, by its name. */
function directoriesOf({ stdout, stderr, code }: Run): Record<string, string | undefined> {
  if (code !== 0) throw new Error(stderr);
  const lines = stdout.split("\n").filter((line) => line.includes('"type":"file"'));
  const files = lines.map((line): { file: { name: string; directory?: string } } => JSON.parse(line));
  return Object.fromEntries(files.map(({ file }) => [file.name, file.directory]));
}

async function plan(...args: readonly string[]): Promise<Run> {
  return runCli(["plan", "--json", "--keep-folders", ...args]);
}

const BELOW = { "a.txt": undefined, "b.txt": "/2026", "c.txt": "/2026/may" };

test("the directory is the folder below the argument, so nothing of an absolute path is stored", async () => {
  const { emulator, env } = await makeEmulator();
  const folder = await makeTree(TREE);
  const run = await runCli([folder, "--keep-folders", "--external-id", "{name}", "--json"], { env });
  expect(storedOf(run)).toHaveLength(3);
  const stored = await filesOf(emulator);
  expect(Object.fromEntries(stored.map(({ name, directory }) => [name, directory]))).toEqual(BELOW);
  expect(JSON.stringify(stored)).not.toContain(dirname(folder).slice(1));
});

test.each([
  ["a folder", (folder: string) => [folder]],
  ["a folder with a slash and dots", (folder: string) => [`${folder}/2026/../`]],
  ["a quoted pattern, from its fixed beginning", (folder: string) => [`${folder}/**/*.txt`]],
])("%s", async (_, words) => {
  expect(directoriesOf(await plan(...words(await makeTree(TREE))))).toEqual(BELOW);
});

test("--directory comes before the folder, with or without a slash at its end", async () => {
  const folder = await makeTree(TREE);
  const below = { "a.txt": "/plant", "b.txt": "/plant/2026", "c.txt": "/plant/2026/may" };
  expect(directoriesOf(await plan(folder, "--directory", "/plant"))).toEqual(below);
  const withSlash = { ...below, "a.txt": "/plant/" };
  expect(directoriesOf(await plan(folder, "--directory", "/plant/"))).toEqual(withSlash);
});

test("a file that is named directly has no folder, and one line says so", async () => {
  const folder = await makeTree(TREE);
  const run = await plan(join(folder, "2026/b.txt"), join(folder, "2026/may/c.txt"));
  expect(directoriesOf(run)).toEqual({ "b.txt": undefined, "c.txt": undefined });
  expect(run.stderr).toMatch(
    /^2 files were named directly, so --keep-folders has no folder to keep .*b\.txt, .*c\.txt\. /m,
  );
  expect((await plan(join(folder, "2026/b.txt"), "--directory", "/x")).stderr).toBe("");
});

test("in a manifest the folder starts at the manifest; its column directory comes first", async () => {
  const folder = await makeTree(TREE);
  const manifest = join(folder, "m.csv");
  await writeFile(manifest, "path,directory\na.txt,\n./2026/b.txt,\n2026/may/../may/c.txt,/mine\n");
  const run = await plan("--manifest", manifest);
  expect(directoriesOf(run)).toEqual({ "a.txt": undefined, "b.txt": "/2026", "c.txt": "/mine" });
});

test("a row of a manifest that leads out of its folder is refused, unless it names its directory", async () => {
  const folder = await makeTree([...TREE, "lists/x"]);
  const manifest = join(folder, "lists/m.csv");
  const outside = `path,directory\n../a.txt,\n${folder}/2026/b.txt,\n../2026/may/c.txt,/mine\n`;
  await writeFile(manifest, outside);
  const run = await plan("--manifest", manifest);
  expect(run.code).toBe(2);
  for (const line of [2, 3])
    expect(run.stderr).toMatch(
      new RegExp(`m\\.csv, line ${line}: column path leads out of the folder of the manifest`),
    );
  expect(run.stderr).not.toMatch(/line 4/);
});

test("standard input has no folder: nothing is sent", async () => {
  const { emulator, env } = await makeEmulator();
  const run = await runCli(["-", "--name", "x", "--keep-folders"], { env });
  expect(run).toMatchObject({ code: 2, stdout: "" });
  expect(run.stderr).toBe(
    "cdf-upload: --keep-folders keeps the folder of a file, and standard input has none. Give its directory with --directory instead.\n",
  );
  expect(emulator.requests.count()).toBe(0);
});

test("a folder whose path is longer than a directory may be is refused before anything is sent", async () => {
  const deep = Array.from({ length: 6 }, () => "x".repeat(100)).join("/");
  const folder = await makeTree([`${deep}/a.txt`]);
  const run = await plan(folder);
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(/a\.txt: directory .*512/);
});

test("an existing file keeps its directory: the two options exclude each other", async () => {
  const run = await runCli(["plan", await makeFolder(), "--keep-folders", "--existing", "external:x"]);
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(/--existing.*--keep-folders/);
});
