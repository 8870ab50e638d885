import { describe, expect, it } from "vitest";
import type { Request } from "../src/emulator.mjs";
import { DISTURBANCES, pickDisturbances } from "../src/fleet/disturbances.mjs";
import { begunParts, judgeRequests } from "../src/fleet/judge-requests.mjs";
import { seededRandom } from "../src/random.mjs";

const put = (uploadId: string, partNumber: number, status?: number): Request => ({
  operation: "putPart",
  uploadId,
  partNumber,
  startedAt: 0,
  outcome: "answered",
  ...(status === undefined ? {} : { status }),
});
const complete = (status: number): Request => ({
  operation: "completeMultiPartUpload",
  startedAt: 0,
  outcome: "answered",
  status,
});

describe("judgeRequests", () => {
  it("finds more repeats than were allowed, and counts only what was stored", () => {
    const requests = [
      put("a", 1, 200),
      put("a", 1, 200),
      put("a", 2, 503),
      put("a", 2, 200),
      put("b", 1, 200),
    ];
    expect(judgeRequests(requests, { parts: 1, completes: 0 })).toMatchObject({ sentTwice: 1, faults: [] });
    expect(judgeRequests(requests, { parts: 0, completes: 0 }).faults).toHaveLength(1);
  });

  it("finds a second effective complete", () => {
    const requests = [complete(200), complete(400), complete(200)];
    expect(judgeRequests(requests, { parts: 0, completes: 2 }).faults).toEqual([]);
    expect(judgeRequests(requests, { parts: 0, completes: 1 }).faults).toHaveLength(1);
  });

  it("knows the parts that were begun, also without an answer", () => {
    expect(begunParts([put("a", 1), put("a", 1, 200), put("a", 2)]).size).toBe(2);
  });
});

describe("pickDisturbances", () => {
  it("is the same for the same seed, in order, and reaches every kind", () => {
    const size = { steps: 50, workers: 3 };
    const kinds = new Set<string>();
    for (let seed = 0; seed < 100; seed += 1) {
      const plan = pickDisturbances(seededRandom(seed), size);
      expect(plan).toEqual(pickDisturbances(seededRandom(seed), size));
      expect(plan.map(({ after }) => after)).toEqual(plan.map(({ after }) => after).sort((a, b) => a - b));
      for (const { kind } of plan) kinds.add(kind);
    }
    expect(kinds).toEqual(new Set(DISTURBANCES));
  });
});
