import { dirname, resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mayOverlap, needsFullSurvey } from "../../src/upload/needs-full-survey.js";
import { type WantedOptions, wantedFiles } from "../../src/upload/upload-options.js";

const OPTIONS: WantedOptions = { recursive: true, symlinks: "follow" };

const needs = (words: readonly string[], options: Partial<WantedOptions> = {}): boolean =>
  needsFullSurvey(wantedFiles({ words, options: { ...OPTIONS, ...options }, commands: [] }, undefined));

test.each<[string, readonly string[], Partial<WantedOptions>]>([
  ["a folder", ["scans"], {}],
  ["files of one folder, as a shell expands a pattern", ["scans/1.e57", "scans/2.e57", "scans/10.e57"], {}],
  ["folders whose names begin the same", ["scan", "scans", "scan-2"], {}],
  [
    "fields that are the same for all",
    ["scans"],
    { directory: "/plant", metadata: [["site", "7"]], dataSetId: 3 },
  ],
  ["filters", ["scans"], { include: ["*.e57"], exclude: ["raw/"] }],
])("%s: files are sent while others are found", (_, words, options) => {
  expect(needs(words, options)).toBe(false);
});

test.each<[string, readonly string[], Partial<WantedOptions>]>([
  ["an external id", ["scans"], { externalId: "{path}" }],
  ["one external id for all", ["scans"], { externalId: "scan-7" }],
  ["a name for all", ["scans"], { name: "x" }],
  ["a field that differs", ["scans"], { directory: "/{dir}" }],
  ["metadata that differ", ["scans"], { metadata: [["path", "{path}"]] }],
  ["a time that differs", ["scans"], { sourceCreatedTime: "{mtime}" }],
  ["existing files", ["scans"], { existing: "externalId:{stem}" }],
  ["a part size, which a file can be too large for", ["scans"], { partSize: 5 * 2 ** 20 }],
  ["a number of parts", ["scans"], { parts: 3 }],
  ["folders that are kept, which can be too long", ["scans"], { keepFolders: true }],
  ["a manifest", [], { manifest: "files.csv" }],
  ["a file of a folder that is named, too", ["scans", "other", "scans/1.e57"], {}],
  ["the same folder in two spellings", ["scans", "./scans/"], {}],
  ["a pattern and a file below it", ["scans/*.e57", "scans/raw/1.e57"], {}],
  ["a URL", ["https://a.example/1"], {}],
  ["standard input", ["-"], {}],
])("%s: all files are checked first", (_, words, options) => {
  expect(needs(words, options)).toBe(true);
});

test("two arguments overlap exactly if one is the other, or a folder above it", () => {
  const path = fc.array(fc.constantFrom("a", "ab", "b", "b-", "..", "."), { minLength: 1, maxLength: 4 });
  const above = (one: string, other: string): boolean => {
    for (let at = other; ; at = dirname(at)) {
      if (at === one) return true;
      if (at === dirname(at)) return false;
    }
  };
  fc.assert(
    fc.property(fc.array(path, { minLength: 1, maxLength: 5 }), (paths) => {
      const words = paths.map((names) => names.join("/"));
      const places = words.map((word) => resolve(word));
      const overlap = places.some((one, i) => places.some((other, k) => i !== k && above(one, other)));
      expect(mayOverlap(words, { windows: false, ignoresCase: false })).toBe(overlap);
    }),
  );
});
