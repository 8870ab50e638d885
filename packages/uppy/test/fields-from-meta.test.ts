import { expect, it } from "vitest";
import { fieldsFromMeta, metaFromFields } from "../src/index.js";

it("maps text that users type to the fields of a file in CDF", () => {
  const meta = {
    name: " scan.e57 ",
    type: "model/e57",
    externalId: "scan-17",
    source: "scanner",
    directory: "/scans/north",
    dataSetId: "4711",
    assetIds: "1, 2,3,",
    labels: "raw, north hall",
    site: "north",
    floor: 3,
    operator: "",
    relativePath: "ignored/since/there/is/a/directory.e57",
  };
  expect(fieldsFromMeta(meta)).toEqual({
    name: "scan.e57",
    mimeType: "model/e57",
    externalId: "scan-17",
    source: "scanner",
    directory: "/scans/north",
    dataSetId: 4711,
    assetIds: [1, 2, 3],
    labels: [{ externalId: "raw" }, { externalId: "north hall" }],
    metadata: { site: "north", floor: "3" },
  });
});

it.each([
  ["scans/north/a.e57", "/scans/north"],
  ["/scans/north/a.e57", "/scans/north"],
  ["a.e57", undefined],
  [null, undefined],
])("uses a dropped folder as the directory: %s", (relativePath, directory) => {
  expect(fieldsFromMeta({ name: "a.e57", relativePath }).directory).toBe(directory);
});

it("omits empty values", () => {
  expect(fieldsFromMeta({ name: "a", type: "", labels: " , ", note: null, nested: {} })).toEqual({
    name: "a",
  });
});

it("makes the meta from which the same fields are created again", () => {
  const fields = {
    name: "scan.e57",
    mimeType: "model/e57",
    externalId: "scan-17",
    source: "scanner",
    directory: "/scans/north",
    dataSetId: 4711,
    assetIds: [1, 2],
    labels: [{ externalId: "hall, north" }, { externalId: "raw" }],
    metadata: { site: "north" },
  };
  expect(fieldsFromMeta(metaFromFields(fields))).toEqual(fields);
  expect(metaFromFields({})).toEqual({});
});
