import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { folderOf, givenPath, pathRulesOf } from "../../src/inputs/path-rules.js";

const WINDOWS = pathRulesOf("win32");
const LINUX = pathRulesOf("linux");

const ROOTS = [
  "C:\\",
  "c:/",
  "C:",
  "/C:/",
  "\\\\?\\C:\\",
  "//?/C:/",
  "\\\\.\\C:\\",
  "\\??\\C:\\",
  "\\\\server\\share\\",
  "//server/share/",
  "\\\\?\\UNC\\server\\share\\",
  "\\\\?\\Volume{b75e2c83-0000-0000-0000-602f00000000}\\",
  "\\",
  "/",
  "..\\..\\",
  ".\\",
  "",
];

test.each(ROOTS)("on Windows {path} of %sdata\\scans\\a.jpg has neither a drive nor a share", (root) => {
  expect(givenPath(`${root}data\\scans\\a.jpg`, WINDOWS)).toBe("data/scans/a.jpg");
});

test("on Windows {path} depends neither on the root nor on the separators", () => {
  const part = fc.stringMatching(/^[a-zä0-9 ]{1,8}$/).filter((text) => text.trim() !== "");
  fc.assert(
    fc.property(
      fc.constantFrom(...ROOTS),
      fc.array(part, { minLength: 1 }),
      fc.boolean(),
      (root, parts, back) => {
        expect(givenPath(root + parts.join(back ? "\\" : "/"), WINDOWS)).toBe(parts.join("/"));
      },
    ),
  );
});

describe("on other systems", () => {
  test.each([
    ["/home/me/a.jpg", "home/me/a.jpg"],
    ["../../a/../b.jpg", "b.jpg"],
    ["a\\b.jpg", "a\\b.jpg"],
    ["C:\\a.jpg", "C:\\a.jpg"],
    ["./scans/", "scans"],
    ["..", ""],
  ])("%s is %s", (path, given) => expect(givenPath(path, LINUX)).toBe(given));
});

describe("the folder of a path, for --keep-folders", () => {
  test.each(ROOTS.filter((root) => root !== "" && root !== ".\\"))(
    "on Windows %sdata\\scans\\a.jpg lies in no folder that may be stored",
    (root) => expect(folderOf(`${root}data\\scans\\a.jpg`, WINDOWS)).toBeUndefined(),
  );

  test.each([
    ["data\\scans\\a.jpg", "data/scans"],
    [".\\data/a.jpg", "data"],
    ["data\\..\\a.jpg", ""],
    ["data\\..\\..\\a.jpg", undefined],
    ["a.jpg", ""],
  ])("on Windows that of %s is %s", (path, folder) => expect(folderOf(path, WINDOWS)).toBe(folder));

  test.each([
    ["data/scans/a.jpg", "data/scans"],
    ["/home/me/a.jpg", undefined],
    ["../a.jpg", undefined],
    ["data\\a.jpg", ""],
  ])("on other systems that of %s is %s", (path, folder) => expect(folderOf(path, LINUX)).toBe(folder));
});
