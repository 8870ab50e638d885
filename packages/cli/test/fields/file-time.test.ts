import { expect, test } from "vitest";
import { planFields } from "../../src/fields/field-plan.js";
import { resolveFields } from "../../src/fields/resolve-fields.js";
import type { Input } from "../../src/inputs/input.js";

const fileAt = (modifiedAt: number): Input => ({
  ...{ kind: "file", path: "a.bin", given: "a.bin", shown: "a.bin" },
  ...{ size: 1, modifiedAt },
});

test.each([1e17, 8.64e15 + 1, 253_402_300_800_000, -1, -1e17, Number.POSITIVE_INFINITY, Number.NaN])(
  "a file with the time %d gets no time field, and a template that needs the time is a fault of that file",
  (modifiedAt) => {
    expect(resolveFields(fileAt(modifiedAt), planFields({}))).toMatchObject({ faults: [] });
    const { into } = resolveFields(fileAt(modifiedAt), planFields({}));
    expect(into).not.toHaveProperty("file.sourceModifiedTime");
    const { faults } = resolveFields(fileAt(modifiedAt), planFields({ externalId: "{mtime}" }));
    expect(faults).toEqual([
      { field: "externalId", message: "uses {mtime}, which has no value for this input" },
    ]);
  },
);

test.each([
  [0, 0],
  [1.9, 1],
  [253_402_300_799_999, 253_402_300_799_999],
])("the time %d is stored as %d", (modifiedAt, stored) => {
  expect(resolveFields(fileAt(modifiedAt), planFields({})).into).toHaveProperty(
    "file.sourceModifiedTime",
    stored,
  );
});
