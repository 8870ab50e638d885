import { InvalidArgumentError } from "commander";
import { describe, expect, test } from "vitest";
import { parsePair, parseTarget } from "../src/fields/field-values.js";
import {
  parseConcurrency,
  parseCount,
  parseDuration,
  parsePort,
  parseRate,
  parseSize,
} from "../src/options/option-values.js";

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
  test("is a whole number of at least the minimum", () => {
    expect(parseCount("250")).toBe(250);
    expect(parseCount("0", 0)).toBe(0);
    for (const text of ["0", "-1", "1.5", "1e2", "x", "", "99999999999999999"]) {
      expect(() => parseCount(text)).toThrow("Give a whole number of at least 1.");
    }
  });

  test("of parts in flight may be auto", () => {
    expect(parseConcurrency("auto")).toBe("auto");
    expect(parseConcurrency("4")).toBe(4);
    for (const text of ["0", "-2", "many", ""]) expect(() => parseConcurrency(text)).toThrow("or auto");
  });

  test("of a port is at most 65535", () => {
    expect(parsePort("0")).toBe(0);
    expect(parsePort("65535")).toBe(65_535);
    for (const text of ["65536", "-1", "http", ""]) expect(() => parsePort(text)).toThrow("65535");
  });
});

describe("a time", () => {
  test.each([
    ["30s", 30_000],
    ["30", 30_000],
    ["1.5h", 5_400_000],
    ["500ms", 500],
    ["7d", 604_800_000],
  ])("%s is %d ms", (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.each(["", "-1s", "5y", "s", "1e3s"])("%j is not a time", (text) => {
    expect(() => parseDuration(text)).toThrow("such as 30s");
  });
});

test("a rate is a size per second", () => {
  expect(parseRate("20MB/s")).toBe(20_000_000);
  expect(parseRate("1MiB")).toBe(1_048_576);
  for (const text of ["0", "fast", "1MB/h"]) expect(() => parseRate(text)).toThrow(InvalidArgumentError);
});

test("the key of a pair ends at the first =", () => {
  expect(parsePair("query=a=b")).toEqual(["query", "a=b"]);
  expect(parsePair("empty=")).toEqual(["empty", ""]);
  for (const text of ["site", "=north", ""]) expect(() => parsePair(text)).toThrow("key=value");
});

test("an existing file is named by external id or instance", () => {
  expect(parseTarget("external:a/b:c")).toEqual({ externalId: "a/b:c" });
  expect(parseTarget("instance:plant/scan/17")).toEqual({
    instanceId: { space: "plant", externalId: "scan/17" },
  });
  for (const text of ["", "external:", "instance:plant", "instance:/x", "id:1"]) {
    expect(() => parseTarget(text)).toThrow("external:ID or instance:SPACE/ID");
  }
});
