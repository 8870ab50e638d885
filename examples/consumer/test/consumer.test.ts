import { NAME_MAX_LENGTH, OPERATIONS } from "@cdf-multipart/spec";
import { describe, expect, it } from "vitest";
import { checkName } from "../src/check-name.js";
import { listArrivals } from "../src/list-arrivals.js";
import { readDocument } from "../src/read-document.js";

describe("a workspace that uses the spec", () => {
  it("can use its limits and its validators", () => {
    expect(checkName("x".repeat(NAME_MAX_LENGTH))).toBeUndefined();
    expect(checkName("x".repeat(NAME_MAX_LENGTH + 1))).toBe(
      `A name has at most ${NAME_MAX_LENGTH} characters; this one has ${NAME_MAX_LENGTH + 1}.`,
    );
  });

  it("can read the document itself, which describes the operations of the operation table", async () => {
    const paths = Object.values(OPERATIONS).map(({ path }) => path);
    expect(Object.keys(Object(Object(await readDocument()).paths)).sort()).toEqual(
      [...new Set(paths)].sort(),
    );
  });

  it("can use the client's types with the spec's", async () => {
    const file = { id: 1, name: "scan", uploaded: true, uploadedTime: 5, createdTime: 0, lastUpdatedTime: 0 };
    const client = { advancedListFiles: async () => ({ items: [file] }) };
    expect(await listArrivals(client)).toEqual([{ name: "scan", arrived: 5 }]);
  });
});
