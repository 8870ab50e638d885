import { mkdir, realpath, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { folderIdentity, readNames } from "../../src/inputs/folders.js";
import { nothingLeftOut } from "../../src/inputs/input-options.js";
import { ALL_NAMES } from "../../src/inputs/name-filter.js";
import { HOST_PATHS } from "../../src/inputs/path-rules.js";
import { walkFolder } from "../../src/inputs/walk-folder.js";
import { makeFolder, makeTree } from "../process/scene.js";

async function walk(folder: string) {
  const leftOut = nothingLeftOut();
  const found: string[] = [];
  const problems: string[] = [];
  const options = { symlinks: "follow", hidden: false } as const;
  const depth = Number.POSITIVE_INFINITY;
  for await (const input of walkFolder(folder, {
    filter: ALL_NAMES,
    options,
    depth,
    leftOut,
    rules: HOST_PATHS,
  })) {
    if (input.kind === "problem") problems.push(input.error.message);
    else found.push(input.path.slice(folder.length + 1));
  }
  return { found, problems, leftOut };
}

test("a tree of 1,000 levels is read completely, at its end and at other levels", async () => {
  const folder = await makeTree(["z.txt"]);
  const deep = join(folder, ...Array.from({ length: 1000 }, () => "d"));
  await mkdir(deep, { recursive: true });
  await writeFile(join(deep, "end.txt"), "x");
  await writeFile(join(folder, "d/d/x.txt"), "x");
  const { found, problems } = await walk(folder);
  expect(problems).toEqual([]);
  expect(found.map((path) => path.replace(/^(d\/)+/, ""))).toEqual(["end.txt", "x.txt", "z.txt"]);
});

test("a folder below the longest possible path is reported once, and the walk continues", async () => {
  const folder = await makeTree(["z.txt"]);
  const half = Array.from({ length: 15 }, () => "n".repeat(200));
  const end = join(folder, "a", ...half);
  await mkdir(end, { recursive: true });
  await mkdir(join(folder, "b", ...half), { recursive: true });
  // Its path is now longer than the system allows.
  await rename(join(folder, "b"), join(end, "b"));
  onTestFinished(() => rename(join(end, "b"), join(folder, "b")));
  const { found, problems } = await walk(folder);
  expect(found).toEqual(["z.txt"]);
  expect(problems).toEqual([expect.stringMatching(/its path is too long for this system/)]);
});

test("folders that all link to one another are each read once, under their own names", async () => {
  const folder = await makeFolder();
  const names = Array.from({ length: 12 }, (_, at) => `f${at + 10}`);
  for (const name of names) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, "x.txt"), name);
    for (const other of names) await symlink(join(folder, other), join(folder, name, `to-${other}`));
  }
  const { found, leftOut } = await walk(folder);
  expect(found).toEqual(names.map((name) => `${name}/x.txt`));
  expect(leftOut.loops).toBe(144);
});

test("a folder outside that several links lead to is included once, with its content", async () => {
  const outside = await makeTree(["a/1.txt", "b/2.txt"]);
  const folder = await makeTree(["own.txt"]);
  await symlink(join(outside, "a"), join(folder, "one"));
  await symlink(outside, join(folder, "two"));
  await symlink(folder, join(outside, "b/back"));
  const { found, leftOut } = await walk(folder);
  expect(found).toEqual(["own.txt", "one/1.txt", "two/b/2.txt"]);
  expect(leftOut.loops).toBe(2);
});

test("a folder without an inode number is identified by its real path", async () => {
  const folder = await makeTree(["a/x.txt"]);
  await symlink(join(folder, "a"), join(folder, "b"));
  const look = { stat: async () => ({ dev: 7n, ino: 0n }), realpath: (path: string) => realpath(path) };
  const [root, a, b] = await Promise.all(
    ["", "a", "b"].map((name) => folderIdentity(join(folder, name), look)),
  );
  expect(a).toBe(b);
  expect(a).not.toBe(root);
});

test("names are sorted by their bytes, including names that are not text", async () => {
  const folder = await makeFolder();
  const names = ["b", "a", "ä", "B", "点", ...Array.from({ length: 300 }, (_, at) => `n${at}`)];
  for (const name of names) await writeFile(join(folder, name), "");
  const read = async () => {
    const found = await readNames(folder);
    return Array.from({ length: found.length }, (_, at) => found.at(at));
  };
  const sorted = names.map((name) => Buffer.from(name)).toSorted(Buffer.compare);
  expect(await read()).toEqual(sorted);
  const broken = Buffer.from([0x6c, 0xe4]);
  await writeFile(Buffer.concat([Buffer.from(`${folder}/`), broken]), "");
  expect(await read()).toEqual([...sorted, broken].toSorted(Buffer.compare));
  await rm(Buffer.concat([Buffer.from(`${folder}/`), broken]));
});
