import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { softWrap, TO_UPLOAD_THE_REST } from "../../src/output/soft-wrap.js";

describe("a line on a narrow terminal", () => {
  test("breaks between words and columns, and is indented", () => {
    expect(softWrap("stored  12.6 MB    1.2s  file 4000000000000001  a/scan.e57", 40)).toBe(
      "stored  12.6 MB    1.2s  file\n  4000000000000001  a/scan.e57",
    );
    expect(softWrap("  a/scan.e57: The store refused part 2.", 24)).toBe(
      "  a/scan.e57: The store\n    refused part 2.",
    );
  });

  test("keeps a size with its unit", () => {
    expect(softWrap("a.e57 -> a: 31.5 MB in 3 parts of 10.5 MB, at 12.6 MB/s.", 38)).toBe(
      "a.e57 -> a: 31.5 MB in 3 parts of\n  10.5 MB, at 12.6 MB/s.",
    );
  });

  test("keeps a path whole that is wider than the terminal, so that it can be copied", () => {
    const path = `/${"deep/".repeat(20)}scan.e57`;
    expect(softWrap(`${path}: it is gone.`, 40)).toBe(`${path}:\n  it is gone.`);
  });

  test("keeps a command to copy in one piece", () => {
    const line = `${TO_UPLOAD_THE_REST}cdf-upload 'a folder with spaces' --external-id '{path}'`;
    expect(softWrap(line, 20)).toBe(line);
  });

  test("loses and changes no word, and is only wider than the terminal if one word is", () => {
    const words = fc.array(fc.stringMatching(/^([a-z-]|é|点|e\u0301){1,12}$/u), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 80 }), (given, columns) => {
        const lines = softWrap(given.join(" "), columns).split("\n");
        expect(lines.map((line) => line.trim()).join(" ")).toBe(given.join(" "));
        for (const line of lines) {
          if (columns >= 20 && stringWidth(line) > columns) expect(line.trim()).not.toContain(" ");
        }
      }),
    );
  });
});
