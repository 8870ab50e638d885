import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FleetJob, isFleetJob, jobBackoff, jobId, jobPriority } from "../../src/jobs/job.js";
import { partSpans } from "../../src/jobs/part-spans.js";

const whole = fc.nat(100_000);
const job: fc.Arbitrary<FleetJob> = fc.record({
  kind: fc.constantFrom("file", "complete", "page"),
  run: fc.stringMatching(/^[a-z0-9]{1,12}$/),
  unit: whole,
  round: whole,
});

describe("jobId", () => {
  it("is different for different jobs and has no colon", () => {
    fc.assert(
      fc.property(job, job, (one, other) => {
        expect(jobId(one)).not.toContain(":");
        if (JSON.stringify(one) !== JSON.stringify(other)) expect(jobId(one)).not.toBe(jobId(other));
      }),
    );
    const part = { kind: "part", run: "r", unit: 1, round: 1 } as const;
    expect(jobId({ ...part, parts: [1, 2] })).not.toBe(jobId({ ...part, parts: [1, 3] }));
  });
});

describe("isFleetJob", () => {
  it("accepts what was written, and refuses anything else", () => {
    fc.assert(fc.property(job, (one) => isFleetJob(JSON.parse(JSON.stringify(one)))));
    const part = { kind: "part", run: "r", unit: 1, round: 1 };
    expect(isFleetJob({ ...part, parts: [1, 2] })).toBe(true);
    for (const other of [
      part,
      { ...part, parts: [1] },
      { ...part, kind: "new" },
      { kind: "file" },
      null,
      "file",
    ])
      expect(isFleetJob(other)).toBe(false);
  });
});

describe("jobPriority", () => {
  it("puts complete before parts, old files before new ones, and new units last", () => {
    const order = [
      jobPriority({ kind: "complete", unit: 999 }),
      jobPriority({ kind: "part", unit: 0 }),
      jobPriority({ kind: "part", unit: 5 }),
      jobPriority({ kind: "part", unit: 9_000_000 }),
      jobPriority({ kind: "page", unit: 0 }),
    ];
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(new Set(order).size).toBe(order.length);
    expect(Math.max(...order)).toBeLessThanOrEqual(2_097_151);
  });
});

describe("jobBackoff", () => {
  it("is between half of the full delay and all of it, up to 5 min", () => {
    expect(jobBackoff(1, 0)).toBe(1000);
    expect(jobBackoff(1, 0.999)).toBeGreaterThanOrEqual(500);
    expect(jobBackoff(3, 0)).toBe(16_000);
    expect(jobBackoff(8, 0)).toBe(300_000);
  });
});

describe("partSpans", () => {
  const plan = (sizes: number[]) => {
    let end = 0;
    const parts = sizes.map((size, index) => {
      end += size;
      return { partNumber: index + 1, start: end - size, end };
    });
    return { size: end, partSize: sizes[0] ?? 0, parts };
  };

  it("covers each missing part once, in jobs that keep the limit or have one part", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(sizes, fc.array(fc.nat(60)), fc.integer({ min: 1, max: 120 }), (each, done, limit) => {
        const its = plan(each);
        const has = new Set(done);
        const spans = partSpans(its, has, limit);
        const sent = spans.flatMap(([first, last]) =>
          its.parts.slice(first - 1, last).map(({ partNumber }) => partNumber),
        );
        expect(sent).toEqual(its.parts.map(({ partNumber }) => partNumber).filter((one) => !has.has(one)));
        for (const [first, last] of spans) {
          const bytes = each.slice(first - 1, last).reduce((sum, one) => sum + one, 0);
          expect(first === last || bytes <= limit).toBe(true);
        }
      }),
    );
  });
});
