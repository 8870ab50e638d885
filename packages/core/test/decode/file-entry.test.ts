import { describe, expect, it } from "vitest";
import { hasNewContent, isOurEntry } from "../../src/decode/file-entry.js";
import type { FileFields, FileInfo } from "../../src/index.js";

const BEGAN = 1_700_000_000_000;
const FIELDS = {
  name: "scan.e57",
  source: "scanner",
  directory: "/plant",
  mimeType: "model/e57",
  dataSetId: 5,
  sourceCreatedTime: 1_600_000_000_000,
  sourceModifiedTime: 1_600_000_000_001,
} satisfies FileFields;
const ENTRY: FileInfo = {
  ...FIELDS,
  id: 7,
  externalId: "scan-17",
  uploaded: false,
  createdTime: BEGAN,
  lastUpdatedTime: BEGAN,
};
const NAMES = Object.keys(FIELDS) as (keyof typeof FIELDS)[];

describe("an entry is ours", () => {
  it("if it was created since the call began, with its fields, and without content", () => {
    expect(isOurEntry(ENTRY, { ...FIELDS, externalId: "scan-17" }, BEGAN)).toBe(true);
  });

  it("not if it is older", () => {
    expect(isOurEntry({ ...ENTRY, createdTime: BEGAN - 1 }, FIELDS, BEGAN)).toBe(false);
  });

  it("not if it has content", () => {
    expect(isOurEntry({ ...ENTRY, uploaded: true }, FIELDS, BEGAN)).toBe(false);
  });

  it.each(NAMES)("not if its %s differs", (name) => {
    const value = typeof FIELDS[name] === "number" ? 1 : "other";
    expect(isOurEntry({ ...ENTRY, [name]: value }, FIELDS, BEGAN)).toBe(false);
  });

  it.each(NAMES.filter((name) => name !== "name"))("not if only one of both has a %s", (name) => {
    const { [name]: _, ...entry } = ENTRY;
    const { [name]: __, ...fields } = FIELDS;
    expect(isOurEntry({ ...entry, name: FIELDS.name }, FIELDS, BEGAN)).toBe(false);
    expect(isOurEntry(ENTRY, { ...fields, name: FIELDS.name }, BEGAN)).toBe(false);
  });
});

describe("new content has arrived", () => {
  const uploaded = { ...ENTRY, uploaded: true };
  it.each([
    ["not before the file is uploaded", { ...ENTRY, uploadedTime: 9 }, { uploadedTime: undefined }, false],
    ["in a file without content", { ...uploaded, uploadedTime: 9 }, { uploadedTime: undefined }, true],
    ["even if the service says no time", uploaded, { uploadedTime: undefined }, true],
    ["not while the old content is there", { ...uploaded, uploadedTime: 9 }, { uploadedTime: 9 }, false],
    ["when the time differs", { ...uploaded, uploadedTime: 10 }, { uploadedTime: 9 }, true],
    ["after the call began", { ...uploaded, uploadedTime: 9 }, { since: 9 }, true],
    ["not before the call began", { ...uploaded, uploadedTime: 8 }, { since: 9 }, false],
    ["not at an unknown time", uploaded, { since: 9 }, false],
  ])("%s", (_, file, before, expected) => {
    expect(hasNewContent(file, before)).toBe(expected);
  });
});
