import { InvalidArgumentError } from "commander";
import { describe, expect, test } from "vitest";
import {
  addMetadata,
  parseConcurrency,
  parseCount,
  parsePort,
  parseSize,
} from "../src/commands/option-values.js";

describe("a size", () => {
  test.each([
    ["0", 0],
    ["67108864", 67_108_864],
    ["16MiB", 16_777_216],
    ["16mib", 16_777_216],
    ["64MB", 64_000_000],
    ["1.5 GiB", 1_610_612_736],
    ["8k", 8192],
    ["100b", 100],
  ])("%s is %d bytes", (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  test.each(["", "-1", "16XB", "MiB", "1e3", "0.3", "1,5MB", "99999999GiB", "toString"])(
    "%j is refused",
    (text) => {
      expect(() => parseSize(text)).toThrow(InvalidArgumentError);
    },
  );
});

describe("a number", () => {
  test("is a whole one from its minimum on", () => {
    expect(parseCount("250")).toBe(250);
    expect(parseCount("0", 0)).toBe(0);
    for (const text of ["0", "-1", "1.5", "1e2", "x", "", "99999999999999999"]) {
      expect(() => parseCount(text)).toThrow("Give a whole number from 1 on.");
    }
  });

  test("of parts at once may be auto", () => {
    expect(parseConcurrency("auto")).toBe("auto");
    expect(parseConcurrency("4")).toBe(4);
    for (const text of ["0", "-2", "many", ""]) expect(() => parseConcurrency(text)).toThrow("or auto");
  });

  test("of a port ends at 65535", () => {
    expect(parsePort("0")).toBe(0);
    expect(parsePort("65535")).toBe(65_535);
    for (const text of ["65536", "-1", "http", ""]) expect(() => parsePort(text)).toThrow("65535");
  });
});

describe("metadata", () => {
  test("is collected pair by pair; the first = ends the key", () => {
    expect(addMetadata("query=a=b", addMetadata("site=north"))).toEqual({ site: "north", query: "a=b" });
    expect(addMetadata("empty=")).toEqual({ empty: "" });
  });

  test("may have a key that JavaScript knows by itself", () => {
    expect(Object.entries(addMetadata("__proto__=x"))).toEqual([["__proto__", "x"]]);
  });

  test("without a key, without = or with a key given before is refused", () => {
    for (const text of ["site", "=north", ""]) expect(() => addMetadata(text)).toThrow("key=value");
    expect(() => addMetadata("site=south", { site: "north" })).toThrow("The key site is given twice.");
  });
});
