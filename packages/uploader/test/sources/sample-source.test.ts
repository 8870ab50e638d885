import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesSource } from "../../src/sources/bytes-source.js";
import { readRange } from "../../src/sources/read-range.js";
import { sampleSource, sampleSpots } from "../../src/sources/sample-source.js";
import type { Source } from "../../src/sources/source.js";

const MIB = 1024 * 1024;

describe("samples of a source", () => {
  it("read at most 1 MiB, always with the head and the tail, and all of a small file", () => {
    fc.assert(
      fc.property(fc.nat(2 ** 40), (size) => {
        const spots = sampleSpots(size);
        const bytes = spots.reduce((sum, { start, end }) => sum + end - start, 0);
        expect(bytes).toBeLessThanOrEqual(MIB);
        expect(spots.every(({ start, end }) => start >= 0 && start < end && end <= size)).toBe(true);
        if (size > 0) expect([spots[0]?.start, spots.at(-1)?.end]).toEqual([0, size]);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MIB }), (size) => {
        let covered = 0;
        for (const { start, end } of sampleSpots(size)) {
          expect(start).toBeLessThanOrEqual(covered);
          covered = Math.max(covered, end);
        }
        expect(covered).toBe(size);
      }),
    );
  });

  it.each([1, 1000, 3 * MIB])("allocate no more memory than one read needs: %i bytes", async (size) => {
    const bytes = new Uint8Array(size);
    const memory: number[] = [];
    const source: Source = {
      ...bytesSource(bytes),
      open: (start, end) => {
        const body = bytesSource(bytes).open(start, end);
        return {
          next: (window) => {
            memory.push(window.buffer.byteLength);
            return body.next(window);
          },
          close: () => body.close(),
        };
      },
    };
    await sampleSource(source);
    await readRange(source, { start: 0, end: Math.min(size, 1000) }, () => {});
    // One run samples thousands of small files.
    expect(Math.max(...memory)).toBeLessThanOrEqual(Math.min(size, 64 * 1024));
  });

  it("are the same for equal bytes, and differ after an edit inside a sample", async () => {
    const size = 3 * MIB;
    const bytes = Uint8Array.from({ length: size }, (_, place) => (place * 31) & 0xff);
    const before = await sampleSource(bytesSource(bytes));
    expect(await sampleSource(bytesSource(bytes.slice()))).toBe(before);
    for (const { start, end } of sampleSpots(size)) {
      for (const place of [start, end - 1]) {
        const edited = bytes.slice();
        edited[place] = (edited[place] ?? 0) ^ 1;
        expect(await sampleSource(bytesSource(edited))).not.toBe(before);
      }
    }
  });

  it("close every body that they open, also when reading fails", async () => {
    let opened = 0;
    let closed = 0;
    const broken: Source = {
      ...bytesSource(new Uint8Array(2 * MIB)),
      open() {
        opened += 1;
        return {
          next: async () => {
            if (opened === 3) throw new Error("EIO");
            return new Uint8Array(0);
          },
          close: async () => {
            closed += 1;
          },
        };
      },
    };
    await expect(sampleSource(broken)).rejects.toThrow("EIO");
    expect([opened, closed]).toEqual([3, 3]);
  });
});
