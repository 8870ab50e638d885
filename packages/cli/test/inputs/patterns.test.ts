import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type FindOptions, findInputs } from "../../src/inputs/find-inputs.js";
import { nothingLeftOut } from "../../src/inputs/input-options.js";
import { namePatterns } from "../../src/inputs/name-filter.js";
import { type PathRules, pathRulesOf } from "../../src/inputs/path-rules.js";
import { makeTree } from "../process/scene.js";

const WINDOWS = pathRulesOf("win32");
const MAC = pathRulesOf("darwin");
const LINUX = pathRulesOf("linux");

interface Choice {
  readonly rules?: PathRules;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly options?: Partial<FindOptions>;
}

/** The paths found below the folder, the counts of skipped files, and the patterns that matched nothing. */
async function find(folder: string, words: readonly string[], choice: Choice = {}) {
  const { rules = LINUX, include, exclude, options } = choice;
  const patterns = namePatterns(include, exclude, rules);
  const leftOut = nothingLeftOut();
  const found: string[] = [];
  const find: FindOptions = {
    ...{ patterns, rules, leftOut, recursive: true, symlinks: "follow", hidden: false },
    ...{ allowEmpty: false, commands: [], ...options },
  };
  for await (const input of findInputs(words, find)) {
    const shown = input.shown.startsWith(folder) ? input.shown.slice(folder.length + 1) : input.shown;
    found.push(input.kind === "problem" ? `${shown}: ${input.error.message}` : shown);
  }
  return { found, leftOut, unused: patterns.unused() };
}

const TREE = ["keep.txt", "sub dir/x.txt", "sub dir/deep/y.txt", "b/sub.txt", "b/läge.txt"];

describe("--exclude of a folder works in every spelling", () => {
  const everywhere = [
    "sub dir",
    "sub dir/",
    "./sub dir",
    "./sub dir/",
    "sub dir//",
    "sub dir/.",
    ".//sub dir/./",
  ];
  const more = [
    ...["/sub dir", "/sub dir/", "sub dir/**", "sub dir/*", "su[b] dir", "*dir/", "**/sub dir", "sub dir\\"],
    ...["FOLDER/sub dir", "FOLDER/sub dir/", "FOLDER/sub dir/**", "FOLDER//sub dir"],
  ];
  const windows = [
    ...["sub dir\\", ".\\sub dir", ".\\sub dir\\", "\\sub dir", "sub dir\\*", "sub dir\\**", "sub dir\\\\"],
    ...["SUB DIR", "SUB DIR\\", "Sub Dir/", ".\\SUB DIR\\", "FOLDER\\SUB DIR\\", 'sub dir"', "sub dir\\."],
  ];
  const cases: [string, PathRules, string][] = [
    ...[...everywhere, ...more].map((pattern): [string, PathRules, string] => ["Linux", LINUX, pattern]),
    ...[...everywhere, ...more, ...windows].map((pattern): [string, PathRules, string] => [
      "Windows",
      WINDOWS,
      pattern,
    ]),
    ...["SUB DIR", "Sub Dir/"].map((pattern): [string, PathRules, string] => ["macOS", MAC, pattern]),
  ];
  test.each(cases)("%s: %j %s", async (_, rules, pattern) => {
    const folder = await makeTree(TREE);
    const exclude = [pattern.replace("FOLDER", folder)];
    const { found, unused } = await find(folder, [folder], { rules, exclude });
    expect(found).toEqual(["b/läge.txt", "b/sub.txt", "keep.txt"]);
    expect(unused).toEqual([]);
  });
});

describe("a pattern of --include or --exclude", () => {
  test("that matches nothing is reported, also next to others that match", async () => {
    const folder = await makeTree(TREE);
    const { found, unused } = await find(folder, [folder], {
      include: ["*.txt", "keep.*", "*.TXT"],
      exclude: ["nothing/", "b"],
    });
    expect(found).toEqual(["keep.txt", "sub dir/deep/y.txt", "sub dir/x.txt"]);
    expect(unused).toEqual(["--include *.TXT", "--exclude nothing/"]);
  });

  test("for a hidden file counts as matched although hidden files are skipped", async () => {
    const folder = await makeTree(["a.txt", ".git/config", "Thumbs.db"]);
    const { found, unused } = await find(folder, [folder], { exclude: [".git", "Thumbs.db"] });
    expect({ found, unused }).toEqual({ found: ["a.txt"], unused: [] });
  });

  test.each([
    ["NFC", "NFD"],
    ["NFD", "NFC"],
  ])("in %s matches a name in %s", async (typed, stored) => {
    const folder = await makeTree(["a.txt", `Pläne/x.txt`.normalize(stored)]);
    expect((await find(folder, [folder], { exclude: [`Pläne/`.normalize(typed)] })).found).toEqual(["a.txt"]);
  });

  test("with brackets also matches the literal name", async () => {
    const folder = await makeTree(["a.txt", "run[1]/x.txt", "what?.txt"]);
    const { found } = await find(folder, [folder], { exclude: ["run[1]/", "what?.txt"] });
    expect(found).toEqual(["a.txt"]);
  });

  test("may contain the path of the folder", async () => {
    const folder = await makeTree(["scans/raw/x.txt", "scans/a.txt"]);
    const { found } = await find(folder, [join(folder, "scans")], { exclude: [`${folder}/scans/raw/`] });
    expect(found).toEqual(["scans/a.txt"]);
  });

  test("with a leading slash matches only at the top of the folder", async () => {
    const folder = await makeTree(["raw/x.txt", "a/raw/y.txt"]);
    expect((await find(folder, [folder], { exclude: ["/raw"] })).found).toEqual(["a/raw/y.txt"]);
  });

  test.each([
    [LINUX, "", /is not a pattern/],
    [LINUX, "./", /is not a pattern/],
    [WINDOWS, 'sub dir" --json', /contains a ".*Write "folder"/],
  ])("that cannot match anything is refused", (rules, pattern, words) => {
    expect(() => namePatterns(undefined, [pattern], rules)).toThrow(words);
  });
});

describe("a pattern as an argument", () => {
  const PHOTOS = ["scans/a.txt", "scans/B.TXT", "scans/deep/c.txt", "other/d.txt"];
  test.each([
    ["scans\\*.txt", WINDOWS, ["scans/B.TXT", "scans/a.txt"]],
    ["scans\\*.TXT", WINDOWS, ["scans/B.TXT", "scans/a.txt"]],
    ["scans\\**\\*.txt", WINDOWS, ["scans/B.TXT", "scans/a.txt", "scans/deep/c.txt"]],
    [".\\scans\\?.txt", WINDOWS, ["scans/B.TXT", "scans/a.txt"]],
    ["*\\*.TXT", WINDOWS, ["other/d.txt", "scans/B.TXT", "scans/a.txt"]],
    ["scans/*.TXT", MAC, ["scans/B.TXT", "scans/a.txt"]],
    ["scans/*.TXT", LINUX, ["scans/B.TXT"]],
    ["scans/*.txt", LINUX, ["scans/a.txt"]],
  ])("%s", async (pattern, rules, expected) => {
    const folder = await makeTree(PHOTOS);
    const { found } = await find(folder, [`${folder}/${pattern}`], { rules });
    expect(found).toEqual(expected);
  });

  test("on Linux \\ escapes the character after it, also in the folders before the pattern", async () => {
    const folder = await makeTree(["a*b/x.txt", "acb/y.txt"]);
    expect((await find(folder, [`${folder}/a\\*b/*.txt`])).found).toEqual(["a*b/x.txt"]);
  });

  test("is not seen in the question mark of a Windows device path", async () => {
    const { found } = await find("-", ["\\\\?\\C:\\no\\such.txt"], { rules: WINDOWS });
    expect(found).toEqual(["\\\\?\\C:\\no\\such.txt: there is no file or folder with this name"]);
  });
});

describe("files that systems and office programs create", () => {
  const NAMES = [
    "desktop.ini",
    "Desktop.ini",
    "Thumbs.db",
    "ehthumbs.db",
    "~$plan.docx",
    ".DS_Store",
    "._a.jpg",
  ];
  const FOLDERS = ["$RECYCLE.BIN/x", "System Volume Information/x", "__MACOSX/x"];
  test.each([...NAMES, ...FOLDERS])("%s is hidden", async (path) => {
    const folder = await makeTree(["a.jpg", path]);
    const { found, leftOut } = await find(folder, [folder]);
    expect({ found, hidden: leftOut.hidden }).toEqual({ found: ["a.jpg"], hidden: 1 });
    const all = await find(folder, [folder], { options: { hidden: true } });
    expect(all.found.toSorted()).toEqual(["a.jpg", path].toSorted());
    // A hidden file that is named explicitly is included.
    expect((await find(folder, [join(folder, path)])).found).toEqual([path]);
  });
});

describe("a name that does not exist", () => {
  test.each([
    ["NFC", "NFD", /Unicode NFD, as on macOS/],
    ["NFD", "NFC", /Unicode NFC/],
  ])("typed in %s: the message says that a name in %s looks the same", async (typed, stored, words) => {
    const folder = await makeTree([`Müller.txt`.normalize(stored)]);
    const { found } = await find(folder, [join(folder, `Müller.txt`.normalize(typed))]);
    expect(found[0]).toMatch(words);
  });

  test("with backslashes: the message says that they are not separators", async () => {
    const folder = await makeTree(["scans/a.txt"]);
    expect((await find(folder, [`${folder}/scans\\a.txt`])).found[0]).toMatch(
      /\\ is not a separator on this system/,
    );
  });
});

test("a backslash is part of a name, in arguments, folders and patterns", async () => {
  const folder = await makeTree([]);
  await mkdir(join(folder, "s"));
  await writeFile(join(folder, "s", "a\\b.txt"), "x");
  for (const words of [[folder], [join(folder, "s/a\\b.txt")], [`${folder}/s/*.txt`]])
    expect((await find(folder, words)).found).toEqual(["s/a\\b.txt"]);
});

test("links to folders that are already included are counted", async () => {
  const folder = await makeTree(["a/x.txt"]);
  await symlink(join(folder, "a"), join(folder, "b"));
  await symlink(folder, join(folder, "a/up"));
  const { found, leftOut } = await find(folder, [folder]);
  expect({ found, loops: leftOut.loops }).toEqual({ found: ["a/x.txt"], loops: 2 });
});
