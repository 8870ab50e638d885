import { isValidationError } from "@cdf-multipart/core";
import { FILE_SIZE_MAX, PART_SIZE_EXCLUSIVE_MIN, PART_SIZE_MAX, PARTS_MAX } from "@cdf-multipart/spec";
import { describe, expect, it } from "vitest";
import { describePlan } from "../../src/plan/format.js";
import { planParts } from "../../src/plan/plan-parts.js";
import type { PlanOptions } from "../../src/plan/upload-plan.js";

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;

function refusal(size: number, options: PlanOptions): { path: string; message: string } {
  try {
    planParts(size, options);
  } catch (error) {
    if (isValidationError(error)) return { path: error.path, message: error.message };
    throw error;
  }
  throw new Error("was planned");
}

describe("an impossible plan", () => {
  it.each<[string, number, PlanOptions, string, RegExp]>([
    [
      "a file over the largest",
      FILE_SIZE_MAX + 1,
      {},
      "size",
      new RegExp(`largest file.*${PARTS_MAX} parts.*split the file`),
    ],
    ["a negative size", -1, {}, "size", /0 or more \(got -1\)/],
    ["half a byte", 0.5, {}, "size", /whole number/],
    [
      "parts of exactly 5 MiB",
      40 * MIB,
      { partSize: PART_SIZE_EXCLUSIVE_MIN },
      "partSize",
      /larger than 5242880 bytes.*give 5242881 bytes.*to 4194304000/,
    ],
    [
      "parts over 4000 MiB",
      40 * MIB,
      { partSize: PART_SIZE_MAX + 1 },
      "partSize",
      /more than the 4194304000 bytes/,
    ],
    [
      "too many parts",
      100 * GIB,
      { partSize: 16 * MIB },
      "partSize",
      new RegExp(`6400 parts.*at most ${PARTS_MAX}.*give ${Math.ceil((100 * GIB) / PARTS_MAX)} bytes`),
    ],
    ["a count that is too high", 20 * MIB, { parts: 5 }, "parts", /can be cut into 1 to 4/],
    [
      "a count that is too low",
      8 * GIB,
      { parts: 2 },
      "parts",
      new RegExp(`can be cut into 3 to ${PARTS_MAX}`),
    ],
    ["two parts of an empty file", 0, { parts: 2 }, "parts", /exactly 1/],
    ["one part too many", 100 * GIB, { parts: PARTS_MAX + 1 }, "parts", new RegExp(`26 to ${PARTS_MAX}`)],
    [
      "a count and a size",
      40 * MIB,
      { parts: 2, partSize: 20 * MIB },
      "parts",
      /together with partSize \(20971520\)/,
    ],
    ["no parts", 40 * MIB, { parts: 0 }, "parts", /1 or more \(got 0\)/],
    ["no connections", 40 * MIB, { concurrency: 0 }, "concurrency", /1 or more/],
    ["a size that is not a number", 40 * MIB, { partSize: Number.NaN }, "partSize", /whole number.*NaN/],
  ])(
    "%s is refused with the field, its value, the limit and what works",
    (_, size, options, path, message) => {
      const error = refusal(size, options);
      expect(error.path).toBe(path);
      expect(error.message).toMatch(message);
    },
  );
});

describe("describePlan", () => {
  it("describes in one line how the file is divided", () => {
    expect(describePlan(planParts(17))).toBe("17 bytes in 1 part");
    expect(describePlan(planParts(40 * MIB, { partSize: 16 * MIB }))).toBe(
      "41943040 bytes (40 MiB) in 3 parts: 2 of 16777216 bytes (16 MiB), the last of 8 MiB",
    );
    expect(describePlan(planParts(32 * MIB, { parts: 2 }))).toBe(
      "33554432 bytes (32 MiB) in 2 parts of 16777216 bytes (16 MiB) each",
    );
  });
});
