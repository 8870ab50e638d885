import { describe, expect, it } from "vitest";
import { shardOf } from "../../src/disk/shard-of.js";

/** Computed by Python: int.from_bytes(sha256(normalize("NFC", path)).digest()[:6], "big") % n + 1. */
const KNOWN: readonly (readonly [path: string, shards: readonly number[]])[] = [
  ["a.txt", [1, 1, 5, 15, 47]],
  ["b/2.jpg", [1, 1, 4, 9, 889]],
  ["läge/点群.e57", [1, 1, 5, 1, 681]],
  ["dir/sub/file 1.bin", [1, 2, 2, 4, 668]],
  ["", [1, 1, 2, 13, 125]],
];

describe("the shard of a path", () => {
  it.each(KNOWN)("%j is the one that any other program computes by the documented rule", (path, shards) => {
    expect([1, 2, 7, 16, 1000].map((count) => shardOf(path, count))).toEqual(shards);
  });

  it("does not depend on the separator or on the Unicode form of a name", () => {
    for (const [path] of KNOWN) {
      for (const form of [path.replaceAll("/", "\\"), path.normalize("NFD"), path.normalize("NFC")])
        expect(shardOf(form, 1000)).toBe(shardOf(path, 1000));
    }
  });

  it("divides similar names evenly", () => {
    const counts = new Array<number>(16).fill(0);
    for (let at = 0; at < 16_000; at += 1) {
      const shard = shardOf(`2026/11/IMG_${at}.jpg`, 16);
      counts[shard - 1] = (counts[shard - 1] ?? 0) + 1;
    }
    // A fifth is six standard deviations.
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(200);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("of %d shards is refused", (shards) => {
    expect(() => shardOf("a", shards)).toThrow(/shards must be a whole number of 1 or more/);
  });
});
