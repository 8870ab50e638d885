import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planParts } from "../../src/plan/plan-parts.js";
import { blobSamples } from "../../src/sources/blob-samples.js";
import { blobSource } from "../../src/sources/blob-source.js";

const MIB = 1024 * 1024;

/** A Blob of any size without bytes. It records the slices that are taken of it. */
function hollow(size: number): { readonly blob: Blob; readonly cut: [number, number][] } {
  const cut: [number, number][] = [];
  const blob = Object.assign(new Blob(), {
    slice(start: number, end: number): Blob {
      cut.push([start, end]);
      return new Blob();
    },
  });
  Object.defineProperty(blob, "size", { value: size });
  return { blob, cut };
}

const read = async (_: Blob, length: number): Promise<Uint8Array> => new Uint8Array(length);

/** A Blob whose bytes change during the test, as when Firefox reads a changed file. */
function onDisk(bytes: Uint8Array<ArrayBuffer>): Blob {
  return Object.assign(new Blob([bytes]), {
    slice: (start: number, end: number) => new Blob([bytes.slice(start, end)]),
  });
}

describe("samples of a Blob", () => {
  test("lie in every part of every plan, include both ends, and are at most 512 of 4 KiB", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.integer({ min: 1, max: 3 * MIB }), fc.integer({ min: 1, max: 250 * 4_000_000_000 })),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        async (size, random) => {
          const { blob, cut } = hollow(size);
          await blobSamples({ blob, read, random: () => random }).firstChange(0, size);
          expect(cut.length).toBeLessThanOrEqual(512);
          expect(cut[0]?.[0]).toBe(0);
          expect(cut.at(-1)?.[1]).toBe(size);
          for (const [start, end] of cut) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end - start).toBeLessThanOrEqual(cut.length === 1 ? 256 * 1024 : 4096);
          }
          for (const part of planParts(size).parts)
            expect(cut.some(([start, end]) => start >= part.start && end <= part.end)).toBe(true);
        },
      ),
    );
  });

  test("have other positions in every upload", async () => {
    const places = async (): Promise<string> => {
      const { blob, cut } = hollow(20 * MIB);
      await blobSamples({ blob, read, random: Math.random }).firstChange(0, 20 * MIB);
      return cut.join();
    };
    expect(await places()).not.toBe(await places());
  });

  test("find any edit as long as their distance, and read only the requested range", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 4 * MIB - 1 }), async (at) => {
        const bytes = new Uint8Array(4 * MIB);
        const source = blobSource(onDisk(bytes));
        await source.verify();
        await source.verify();
        const end = Math.min(bytes.length, at + 512 * 1024);
        bytes.fill(1, at, end);
        const found = source.verify();
        if (end - at === 512 * 1024 || end === bytes.length)
          await expect(found).rejects.toMatchObject({ code: "source-changed", change: "content" });
        else await found.catch(() => {});
        if (at > 512 * 1024) await source.verifyRange?.(0, at - 512 * 1024);
      }),
      { numRuns: 30 },
    );
  });
});

describe("a File", () => {
  const reopened = (now: { readonly size?: number; readonly lastModified?: number }): File => {
    const file = new File(["0123456789"], "scan.e57", { lastModified: 1000 });
    for (const [name, value] of Object.entries(now)) Object.defineProperty(file, name, { value });
    return file;
  };

  test.each([
    ["grew", { size: 11 }, "size"],
    ["has another modification time", { lastModified: 2000 }, "modified"],
  ])("of a handle that %s is a changed source", async (_, now, change) => {
    const source = blobSource(reopened({}), { reopen: async () => reopened(now) });
    await expect(source.verify()).rejects.toMatchObject({ code: "source-changed", change });
  });

  test("of a handle without permission is compared by its content", async () => {
    const source = blobSource(reopened({}), { reopen: () => Promise.reject(new Error("not allowed")) });
    await source.verify();
  });

  test.each(["NotReadableError", "NotFoundError", "AbortError"])(
    "is a changed source if every read fails with %s, and not if one read fails",
    async (name) => {
      let failures = Number.POSITIVE_INFINITY;
      const blob = Object.assign(new Blob(["0123456789"]), {
        slice: () =>
          Object.assign(new Blob(["0123456789"]), {
            async arrayBuffer(): Promise<ArrayBuffer> {
              failures -= 1;
              if (failures >= 0) throw new DOMException("Not now.", name);
              return new ArrayBuffer(10);
            },
          }),
      });
      const source = blobSource(blob);
      await expect(source.verify()).rejects.toMatchObject({ code: "source-changed" });
      failures = 1;
      await source.verify();
    },
  );
});
