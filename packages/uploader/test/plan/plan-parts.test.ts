import { FILE_SIZE_MAX, PART_SIZE_EXCLUSIVE_MIN, PART_SIZE_MAX, PARTS_MAX } from "@cdf-multipart/spec";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planParts } from "../../src/plan/plan-parts.js";
import { partLength, type UploadPlan } from "../../src/plan/upload-plan.js";

const MIB = 1024 * 1024;

/** Sizes from 0 to the largest, with a preference for small ones and edges. */
const sizes = fc.oneof(
  fc.integer({ min: 0, max: 64 * MIB }),
  fc.maxSafeNat().map((n) => n % (FILE_SIZE_MAX + 1)),
  fc.integer({ min: 0, max: 4 * MIB }).map((n) => FILE_SIZE_MAX - n),
  fc
    .tuple(
      fc.integer({ min: 0, max: PARTS_MAX }),
      fc.integer({ min: -2, max: 2 }),
      fc.constantFrom(PART_SIZE_MAX, PART_SIZE_EXCLUSIVE_MIN),
    )
    .map(([parts, off, unit]) => Math.min(FILE_SIZE_MAX, Math.max(0, parts * unit + off))),
);

/** The faults of a plan, one per line. Plain checks, because the property covers half a million parts. */
function faults({ parts, partSize, size: planned }: UploadPlan, size: number): string[] {
  const found: string[] = [];
  if (planned !== size) found.push(`is for ${planned} bytes`);
  if (parts.length < 1 || parts.length > PARTS_MAX) found.push(`has ${parts.length} parts`);
  let next = 0;
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    const bytes = partLength(part);
    if (part.partNumber !== index + 1) found.push(`part ${index} is numbered ${part.partNumber}`);
    if (part.start !== next) found.push(`part ${index} starts at ${part.start}, not at ${next}`);
    if (bytes > PART_SIZE_MAX) found.push(`part ${index} has ${bytes}`);
    if (last && bytes < (size === 0 ? 0 : 1)) found.push("the last part is empty");
    if (!last && bytes !== partSize) found.push(`part ${index} has ${bytes}, not ${partSize}`);
    if (!last && bytes <= PART_SIZE_EXCLUSIVE_MIN) found.push(`part ${index} has ${bytes}`);
    next = part.end;
  }
  if (next !== size) found.push(`ends at ${next}`);
  return found;
}

describe("planParts", () => {
  it("tiles a file of any size with parts that CDF accepts", () => {
    const connections = fc.option(fc.integer({ min: 1, max: 64 }), { nil: undefined });
    fc.assert(
      fc.property(sizes, connections, (size, concurrency) => {
        expect(faults(planParts(size, concurrency === undefined ? {} : { concurrency }), size)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it("stays strictly below the largest part if possible", () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const choice = size <= PARTS_MAX * (PART_SIZE_MAX - 1);
        const largest = Math.max(...planParts(size).parts.map(partLength));
        if (choice) expect(largest).toBeLessThan(PART_SIZE_MAX);
      }),
      {
        numRuns: 1000,
        examples: [[240 * PART_SIZE_MAX], [PART_SIZE_MAX], [PARTS_MAX * (PART_SIZE_MAX - 1)]],
      },
    );
  });

  it("makes one empty part of an empty file", () => {
    expect(planParts(0).parts).toEqual([{ partNumber: 1, start: 0, end: 0 }]);
  });

  it.each([
    [1, 1],
    [PART_SIZE_EXCLUSIVE_MIN, 1],
    [PART_SIZE_EXCLUSIVE_MIN + 1, 1],
  ])("sends %d bytes in %d part", (size, count) => {
    expect(planParts(size).parts).toHaveLength(count);
  });

  it("grows parts with the file: 16 MiB for small files, the size that 250 parts need for big ones", () => {
    expect(planParts(1024 * MIB, { concurrency: 4 }).partSize).toBe(16 * MIB);
    const big = planParts(100 * 1024 * MIB, { concurrency: 5 });
    expect(big.partSize).toBe(Math.ceil((100 * 1024) / PARTS_MAX) * MIB);
    expect(planParts(FILE_SIZE_MAX).parts).toHaveLength(PARTS_MAX);
  });

  it("gives every connection a part in the last round", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200 * MIB, max: 3000 * MIB }),
        fc.integer({ min: 1, max: 12 }),
        (size, concurrency) => {
          expect(planParts(size, { concurrency }).parts.length % concurrency).toBe(0);
        },
      ),
    );
    expect(planParts(40 * MIB, { concurrency: 4 }).parts).toHaveLength(4);
    expect(planParts(100 * 1024 * MIB, { concurrency: 4 }).parts.length % 4).toBe(0);
  });

  it("divides by the given options if possible", () => {
    fc.assert(
      fc.property(
        sizes,
        fc.integer({ min: PART_SIZE_EXCLUSIVE_MIN + 1, max: PART_SIZE_MAX }),
        (size, partSize) => {
          if (Math.ceil(size / partSize) > PARTS_MAX) return;
          const plan = planParts(size, { partSize });
          expect(plan.partSize).toBe(partSize);
          expect(faults(plan, size)).toEqual([]);
        },
      ),
    );
  });

  it("divides into a given number of parts, or reports which numbers work", () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: PARTS_MAX }), (size, parts) => {
        const fewest = Math.max(1, Math.ceil(size / PART_SIZE_MAX));
        const most = Math.max(1, Math.floor((size - 1) / (PART_SIZE_EXCLUSIVE_MIN + 1)) + 1);
        if (parts < fewest || parts > most) {
          expect(() => planParts(size, { parts })).toThrow(/give a number in that range/);
          return;
        }
        const plan = planParts(size, { parts });
        expect(faults(plan, size)).toEqual([]);
        expect(plan.parts).toHaveLength(parts);
      }),
    );
  });
});
