import type { Source } from "../sources/source.js";
import { firstDifference } from "../verify/compare-range.js";
import { readRange } from "./read-range.js";

/** One requirement that every source must meet. */
export interface ConformanceCheck {
  readonly name: string;
  /** Rejects when the source does not meet it. `bytes` is the expected content, if the caller knows it. */
  run(source: Source, bytes: Uint8Array | undefined): Promise<void>;
}

const WINDOW = 16 * 1024;

/** Every check, in the order in which they run. */
export const SOURCE_CHECKS: readonly ConformanceCheck[] = Object.freeze([
  {
    name: "reports its size and kind",
    async run(source, bytes) {
      if (!Number.isSafeInteger(source.size) || source.size < 0) {
        throw new Error(`size is ${source.size}; it must be a whole number of bytes, 0 or more`);
      }
      if (source.kind === "") throw new Error(`kind is empty; messages contain it, so it must not be`);
      if (bytes !== undefined && source.size !== bytes.byteLength) {
        throw new Error(`size is ${source.size}, but the content has ${bytes.byteLength} bytes`);
      }
    },
  },
  {
    name: "yields every byte with any window",
    async run(source, bytes) {
      const expected = bytes ?? (await readRange(source, 0, source.size, WINDOW));
      for (const window of [WINDOW, 4093, 1024 * 1024]) {
        expectEqual(
          await readRange(source, 0, source.size, window),
          expected,
          `with windows of ${window} bytes`,
        );
      }
    },
  },
  {
    name: "yields single bytes in order",
    async run(source, bytes) {
      const end = Math.min(source.size, 5);
      const expected = bytes?.subarray(0, end) ?? (await readRange(source, 0, end, WINDOW));
      expectEqual(await readRange(source, 0, end, 1), expected, "with windows of 1 byte");
    },
  },
  {
    name: "yields any range",
    async run(source, bytes) {
      const whole = bytes ?? (await readRange(source, 0, source.size, WINDOW));
      for (const [start, end] of ranges(source.size)) {
        const got = await readRange(source, start, end, WINDOW);
        expectEqual(got, whole.subarray(start, end), `for the range from ${start} to ${end}`);
      }
    },
  },
  {
    name: "yields the same range again",
    async run(source) {
      const [start, end] = middle(source.size);
      const once = await readRange(source, start, end, WINDOW);
      expectEqual(await readRange(source, start, end, WINDOW), once, "the second time");
    },
  },
  {
    name: "yields several ranges concurrently",
    async run(source) {
      const list = ranges(source.size);
      const alone: Uint8Array[] = [];
      for (const [start, end] of list) alone.push(await readRange(source, start, end, WINDOW));
      const together = await Promise.all(list.map(([start, end]) => readRange(source, start, end, WINDOW)));
      list.forEach(([start, end], index) => {
        const expected = alone[index] ?? new Uint8Array(0);
        expectEqual(
          together[index] ?? new Uint8Array(0),
          expected,
          `for ${start} to ${end}, read together with others`,
        );
      });
    },
  },
  {
    name: "lets a body be closed in the middle and opened again",
    async run(source) {
      const [start, end] = middle(source.size);
      const body = source.open(start, end);
      const first = (await body.next(new Uint8Array(16))).slice();
      await body.close();
      await body.close();
      const unread = source.open(start, end);
      await unread.close();
      const again = await readRange(source, start, end, WINDOW);
      expectEqual(again.subarray(0, first.byteLength), first, "after the close");
    },
  },
  {
    name: "refuses ranges outside its size",
    async run(source) {
      const wrong: readonly (readonly [number, number])[] = [
        [-1, 0],
        [0, source.size + 1],
        [1, 0],
        [0.5, source.size],
      ];
      for (const [start, end] of wrong) {
        let opened = false;
        try {
          const body = source.open(start, end);
          await body.next(new Uint8Array(16));
          opened = true;
          await body.close();
        } catch {
          // As expected.
        }
        if (opened) throw new Error(`open(${start}, ${end}) of ${source.size} bytes did not fail`);
      }
    },
  },
  {
    name: "yields a Blob of the range, if it has Blobs",
    async run(source) {
      if (source.blob === undefined) return;
      for (const [start, end] of ranges(source.size)) {
        const blob = source.blob(start, end);
        if (blob.type !== "")
          throw new Error(`the Blob has the type "${blob.type}"; it must have none, since stores refuse it`);
        const got = new Uint8Array(await blob.arrayBuffer());
        expectEqual(got, await readRange(source, start, end, WINDOW), `in the Blob from ${start} to ${end}`);
      }
    },
  },
  {
    name: "has a stable fingerprint and verifies while nothing changes",
    async run(source) {
      const before = await source.fingerprint();
      await readRange(source, 0, source.size, WINDOW);
      await source.verify();
      const after = await source.fingerprint();
      if (before.size !== source.size)
        throw new Error(`the fingerprint reports ${before.size} bytes, but size is ${source.size}`);
      if (JSON.stringify(before) !== JSON.stringify(after)) {
        throw new Error(`the fingerprint changed from ${JSON.stringify(before)} to ${JSON.stringify(after)}`);
      }
    },
  },
  {
    name: "can be closed twice",
    async run(source) {
      await source.close();
      await source.close();
    },
  },
]);

/** The ends, the middle, one byte, an empty range, and two ranges that share a border. */
function ranges(size: number): readonly (readonly [number, number])[] {
  const half = Math.floor(size / 2);
  return [[0, size], [0, half], [half, size], [half, half], [Math.max(0, size - 1), size], middle(size)];
}

function middle(size: number): readonly [number, number] {
  return [Math.floor(size / 3), size - Math.floor(size / 3)];
}

function expectEqual(got: Uint8Array, expected: Uint8Array, where: string): void {
  if (got.byteLength !== expected.byteLength) {
    throw new Error(`${where}: ${got.byteLength} bytes instead of ${expected.byteLength}`);
  }
  const at = firstDifference(got, expected);
  if (at !== undefined) {
    throw new Error(`${where}: byte ${at} is ${String(got[at])} instead of ${String(expected[at])}`);
  }
}
