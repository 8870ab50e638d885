import fc from "fast-check";
import { expect, test } from "vitest";
import { createKeySet } from "../../src/upload/key-set.js";

test("contains exactly the texts that were added", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 300 }), (texts) => {
      const set = createKeySet();
      const seen = new Set<string>();
      for (const text of texts) {
        expect(set.add(text)).toBe(!seen.has(text));
        seen.add(text);
      }
    }),
  );
});

test("grows without losing a text", () => {
  const set = createKeySet();
  for (let at = 0; at < 4000; at += 1) expect(set.add(`text ${at}`)).toBe(true);
  for (let at = 0; at < 4000; at += 1) expect(set.add(`text ${at}`)).toBe(false);
});
