import { describe, expect, test } from "vitest";
import { bytesSource } from "../../src/sources/bytes-source.js";
import type { PartBody, Source } from "../../src/sources/source.js";
import { SOURCE_CHECKS } from "../../src/testing/source-checks.js";
import { sourceConformance } from "../../src/testing/source-conformance.js";
import { pattern } from "../sources/pattern.js";

const bytes = pattern(50_021);

/** A correct source with one fault in it. */
function source(change: Partial<Source>): Source {
  return { ...bytesSource(bytes), ...change };
}

/** A correct source whose bodies have one fault. */
function bodies(change: (body: PartBody, start: number, end: number) => Partial<PartBody>): Source {
  const right = bytesSource(bytes);
  return source({
    open: (start, end) => {
      const body = right.open(start, end);
      return { next: (window) => body.next(window), close: () => body.close(), ...change(body, start, end) };
    },
  });
}

const shared = new Uint8Array(1024 * 1024);

const BROKEN: readonly (readonly [string, RegExp, () => Source])[] = [
  ["a size that is wrong", /reports its size and kind: size is 50020/, () => source({ size: 50_020 })],
  [
    "a size that is not a number of bytes",
    /size is NaN; it must be a whole number/,
    () => source({ size: Number.NaN }),
  ],
  ["no kind", /kind is empty/, () => source({ kind: "" })],
  [
    "a wrong byte",
    /byte 0 is \d+ instead of \d+/,
    () => bodies((body) => ({ next: async (window) => (await body.next(window)).map((byte) => byte ^ 1) })),
  ],
  [
    "one buffer for all reads",
    /were overwritten by the next read into another window/,
    () =>
      bodies((body) => ({
        next: async (window) => {
          const view = await body.next(window);
          shared.set(view);
          return shared.subarray(0, view.byteLength);
        },
      })),
  ],
  [
    "more than the window holds",
    /next\(\) returned \d+ bytes for a window of \d+/,
    () => bodies((body) => ({ next: () => body.next(new Uint8Array(40_000)) })),
  ],
  [
    "an end too early",
    /ended after 0 of 50021 bytes/,
    () => bodies(() => ({ next: async () => new Uint8Array(0) })),
  ],
  [
    "more than the range",
    /(yielded more than its|after the end of the range)/,
    () =>
      bodies((_body, start) => ({
        next: async (window) => bytes.subarray(start, start + window.byteLength),
      })),
  ],
  [
    "a body that cannot be closed twice",
    /closed already/,
    () =>
      bodies(() => {
        let closed = false;
        return {
          close: async () => {
            if (closed) throw new Error("closed already");
            closed = true;
          },
        };
      }),
  ],
  [
    "a range that can only be read once",
    /yields the same range again/,
    () => {
      const seen = new Set<number>();
      return bodies((body, start) => {
        const again = seen.has(start);
        seen.add(start);
        return again ? { next: async (window) => (await body.next(window)).map(() => 0) } : {};
      });
    },
  ],
  [
    "ranges that disturb each other",
    /read together with others|yields several ranges concurrently/,
    () => {
      let reading = 0;
      return bodies((body) => ({
        next: async (window) => {
          reading += 1;
          await new Promise((resolve) => setImmediate(resolve));
          const view = reading > 1 ? (await body.next(window)).map(() => 7) : await body.next(window);
          reading -= 1;
          return view;
        },
      }));
    },
  ],
  [
    "ranges that are not checked",
    /open\(-1, 0\) of 50021 bytes did not fail/,
    () => source({ open: () => ({ next: async () => new Uint8Array(0), close: async () => {} }) }),
  ],
  [
    "a Blob with a type",
    /the Blob has the type "model\/e57"/,
    () => source({ blob: (start, end) => new Blob([bytes.subarray(start, end)], { type: "model/e57" }) }),
  ],
  [
    "a Blob of the wrong range",
    /in the Blob from/,
    () => source({ blob: () => new Blob([bytes.subarray(0, 10)]) }),
  ],
  [
    "a fingerprint that changes",
    /the fingerprint changed from/,
    () => {
      let asked = 0;
      return source({
        fingerprint: async () => {
          asked += 1;
          return { size: bytes.length, modified: asked };
        },
      });
    },
  ],
  [
    "a change that did not happen",
    /has a stable fingerprint and verifies.+: it changed/,
    () => source({ verify: () => Promise.reject(new Error("it changed")) }),
  ],
  [
    "a source that cannot be closed twice",
    /can be closed twice: gone/,
    () => {
      let closed = 0;
      return source({
        close: async () => {
          closed += 1;
          if (closed > 1) throw new Error("gone");
        },
      });
    },
  ],
];

describe("the suite finds", () => {
  test.each(BROKEN)("%s", async (_what, message, make) => {
    await expect(sourceConformance(make, { bytes })).rejects.toThrow(message);
  });

  test("a source that cannot be created", async () => {
    await expect(sourceConformance(() => Promise.reject(new Error("no disk")))).rejects.toThrow(
      `The source fails ${SOURCE_CHECKS.length} of ${SOURCE_CHECKS.length} checks:\n- reports its size and kind: no disk`,
    );
  });
});

describe("the suite passes", () => {
  test("a correct source, and names the checks", async () => {
    const results = await sourceConformance(() => bytesSource(bytes), { bytes });
    expect(results.map(({ name }) => name)).toEqual(SOURCE_CHECKS.map(({ name }) => name));
    expect(results.every(({ ok }) => ok)).toBe(true);
  });

  test("a source whose bytes it does not know", async () => {
    await sourceConformance(() => bytesSource(bytes));
    await sourceConformance(() => bytesSource(new Uint8Array(0)));
  });

  test("with some of the checks, if only those are named", async () => {
    const only = ["can be closed twice"];
    expect(await sourceConformance(() => source({ kind: "" }), { only })).toEqual([
      { name: only[0], ok: true },
    ]);
  });

  test("and closes every source that it created", async () => {
    let open = 0;
    const make = (): Source => {
      open += 1;
      let closed = false;
      return source({
        close: async () => {
          if (!closed) open -= 1;
          closed = true;
        },
      });
    };
    await sourceConformance(make);
    expect(open).toBe(0);
  });
});
