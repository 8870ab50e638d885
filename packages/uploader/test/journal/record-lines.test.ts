import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeLines, encodeLine } from "../../src/journal/format/lines.js";
import { joined } from "./some-journal.js";

describe("the lines of a journal", () => {
  it("read back any value that was written", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (values) => {
        const decoded = decodeLines(joined(values.map(encodeLine)));
        expect(JSON.stringify(decoded.values)).toBe(JSON.stringify(values));
        expect(decoded.ends).toHaveLength(values.length);
      }),
    );
  });

  it("end before the first incomplete one, for any cut", () => {
    const lines = [{ a: 1 }, { b: "zwölf\nLinien" }, { c: [] }].map(encodeLine);
    const bytes = joined(lines);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const whole = lines.filter((_, index) => joined(lines.slice(0, index + 1)).length <= cut).length;
      expect(decodeLines(bytes.subarray(0, cut)).values).toHaveLength(whole);
    }
  });

  it("are never read differently from how they were written, whichever bits flip", () => {
    const values = [{ a: 1 }, { b: 2 }, { c: 3 }];
    const bytes = joined(values.map(encodeLine));
    for (let place = 0; place < bytes.length; place += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const flipped = bytes.slice();
        flipped[place] = (flipped[place] ?? 0) ^ (1 << bit);
        const decoded = decodeLines(flipped);
        expect(decoded.values.length).toBeLessThan(values.length);
        expect(decoded.values).toEqual(values.slice(0, decoded.values.length));
      }
    }
  });

  it("may be any bytes without an error", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(decodeLines(bytes).values).toEqual([]);
      }),
    );
  });
});
