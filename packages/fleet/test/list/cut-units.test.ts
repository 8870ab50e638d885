import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutUnits, PAGE_BYTES, PAGE_FILES } from "../../src/list/cut-units.js";

const GiB = 1024 ** 3;

async function cut(items: readonly { root: string; size: number }[], above?: number) {
  const units = [];
  for await (const unit of cutUnits(items, above)) units.push(unit);
  return units;
}

describe("cutUnits", () => {
  it("keeps every item once, in units that keep the limits", async () => {
    const item = fc.record({ root: fc.constantFrom("a", "b"), size: fc.nat(3 * GiB) });
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 40 }), async (items) => {
        const units = await cut(items);
        expect(new Set(units.flatMap((unit) => unit.items))).toEqual(new Set(items));
        expect(units.flatMap((unit) => unit.items)).toHaveLength(items.length);
        for (const { kind, root, bytes, items: its } of units) {
          expect(its.every((one) => one.root === root)).toBe(true);
          expect(bytes).toBe(its.reduce((sum, { size }) => sum + size, 0));
          if (kind === "file") expect(its).toHaveLength(1);
          else expect(its.length === 1 || bytes <= PAGE_BYTES).toBe(true);
          expect(kind === "file").toBe(its.some(({ size }) => size > GiB));
        }
      }),
    );
  });

  it("fills pages", async () => {
    const units = await cut(Array.from({ length: 2 * PAGE_FILES + 1 }, () => ({ root: "a", size: 1 })));
    expect(units.map(({ items }) => items.length)).toEqual([PAGE_FILES, PAGE_FILES, 1]);
  });
});
