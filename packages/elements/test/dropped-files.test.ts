import { expect, it } from "vitest";
import { type Dropped, takeDropped } from "../src/upload/dropped-files.js";
import { UPLOAD_TEXTS } from "../src/upload/upload-texts.js";

type Item = Dropped["items"] extends Iterable<infer One> ? One : never;

const dropped = (...items: readonly Item[]): Dropped => ({ items });
const fileItem = (name: string, type = ""): Item => ({
  kind: "file",
  getAsFile: () => new File(["x"], name, { type }),
  webkitGetAsEntry: () => null,
});
const folderItem = (name: string): Item => {
  const filesystem: FileSystem = {
    name: "",
    get root(): FileSystemDirectoryEntry {
      throw new Error("Not read.");
    },
  };
  const entry = { isDirectory: true, isFile: false, name, fullPath: `/${name}`, filesystem, getParent() {} };
  return { kind: "file", getAsFile: () => null, webkitGetAsEntry: () => entry };
};
const rules = { single: false, accept: "", texts: UPLOAD_TEXTS };
const names = (files: readonly File[]): string[] => files.map(({ name }) => name);

it("takes files, and says that a folder is not taken", () => {
  const { files, refusals } = takeDropped(dropped(fileItem("a.e57"), folderItem("scans")), rules);
  expect(names(files)).toEqual(["a.e57"]);
  expect(refusals).toEqual(["scans is a folder, and was not taken. Drop the files in it instead"]);
});

it("takes what an input with the same `accept` would offer", () => {
  const all = [fileItem("a.E57"), fileItem("b.png", "image/png"), fileItem("c.txt", "text/plain")];
  const { files, refusals } = takeDropped(dropped(...all), { ...rules, accept: ".e57, image/*" });
  expect(names(files)).toEqual(["a.E57", "b.png"]);
  expect(refusals).toEqual(["c.txt is of a type that is not accepted here"]);
  expect(names(takeDropped(dropped(...all), { ...rules, accept: "text/plain" }).files)).toEqual(["c.txt"]);
});

it("takes one file or none where one file can be chosen", () => {
  const single = { ...rules, single: true };
  expect(names(takeDropped(dropped(fileItem("a")), single).files)).toEqual(["a"]);
  const { files, refusals } = takeDropped(dropped(fileItem("a"), fileItem("b")), single);
  expect(files).toEqual([]);
  expect(refusals).toEqual(["Drop one file at a time"]);
});
