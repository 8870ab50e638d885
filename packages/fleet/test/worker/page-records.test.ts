import { expect, it } from "vitest";
import { RETRY, readPageRecords } from "../../src/worker/page-records.js";

const failed = (index: number, message: string): string =>
  JSON.stringify({ type: "failed", failure: { index, code: "conflict", message } });

it("counts a failed file once, although its record was appended twice", () => {
  const records = [failed(3, "first"), failed(3, "first"), failed(5, "other")];
  expect(readPageRecords({ records }).failures.map(({ index }) => index)).toEqual([3, 5]);
});

it("forgets failures at a retry, and keeps since when the files may exist", () => {
  const opening = (at: number): string => JSON.stringify({ type: "opening", at });
  const records = [opening(7), failed(3, "first"), JSON.stringify(RETRY), opening(9)];
  expect(readPageRecords({ records })).toEqual({ openingAt: 7, failures: [], faults: new Map() });
});
