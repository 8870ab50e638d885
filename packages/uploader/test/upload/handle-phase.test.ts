import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type HandleEvent,
  type HandleState,
  hasRun,
  IDLE,
  isOver,
  nextState,
} from "../../src/upload/handle-phase.js";

const event: fc.Arbitrary<HandleEvent> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("start", "pause", "resume").map((type) => ({ type }) as const) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("abort", "stop")
      .chain((type) => fc.nat().map((reason) => ({ type, reason }) as const)),
  },
  { weight: 2, arbitrary: fc.constant({ type: "completing" } as const) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom("uploaded", "failed", "halted")
      .map((how) => ({ type: "run-ended", how }) as const),
  },
  { weight: 1, arbitrary: fc.constant({ type: "closed" } as const) },
);

/** Each change of phase that is allowed, with the only event that may cause it. */
const MOVES: ReadonlySet<string> = new Set([
  "idle start running",
  "idle closed aborted",
  "running pause pausing",
  "running run-ended paused",
  "pausing run-ended paused",
  "paused resume running",
  "paused closed aborted",
  ...["running", "pausing"].flatMap((from) =>
    ["done", "failed", "aborted"].map((to) => `${from} closed ${to}`),
  ),
]);

/** All steps of a sequence: state before, event, state after. */
function steps(
  events: readonly HandleEvent[],
): readonly { before: HandleState; event: HandleEvent; after: HandleState }[] {
  let state = IDLE;
  return events.map((given) => {
    const before = state;
    state = nextState(before, given);
    return { before, event: given, after: state };
  });
}

const sequence = fc.array(event, { maxLength: 30 });

describe("the phases of a handle", () => {
  it("only change as listed in the header, each by its own event", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(sequence, (events) => {
        for (const { before, event: cause, after } of steps(events)) {
          if (before.phase === after.phase) continue;
          const move = `${before.phase} ${cause.type} ${after.phase}`;
          seen.add(move);
          expect(MOVES).toContain(move);
        }
      }),
      { numRuns: 5_000, seed: 1 },
    );
    expect([...seen].sort()).toEqual([...MOVES].sort());
  });

  it("never leave a final phase, and never change the result once it is decided", () => {
    fc.assert(
      fc.property(sequence, (events) => {
        for (const { before, event: cause, after } of steps(events)) {
          if (isOver(before)) expect(after).toEqual(before);
          if (before.end !== undefined) expect(after.end).toBe(before.end);
          if (before.end !== undefined && cause.type !== "closed") expect(after).toBe(before);
          if (isOver(after)) expect(after.phase).toBe(after.end);
        }
      }),
    );
  });

  it("keep the first reason to stop, and no run ends paused or failed after it", () => {
    fc.assert(
      fc.property(sequence, (events) => {
        for (const { before, event: cause, after } of steps(events)) {
          if (before.stop === undefined) continue;
          expect(after.stop).toBe(before.stop);
          if (cause.type !== "run-ended" || !hasRun(before) || before.end !== undefined) continue;
          expect(after.end).toBe(cause.how === "uploaded" ? "done" : "aborted");
        }
      }),
    );
  });

  it("do not pause an upload that is completing, unless it paused for another reason", () => {
    fc.assert(
      fc.property(sequence, (events) => {
        for (const { before, event: cause, after } of steps(events)) {
          if (before.completing && cause.type === "pause") expect(after).toBe(before);
          if (after.phase === "paused") expect(after.completing).toBe(false);
          if (after.completing) expect(["idle", "paused"]).not.toContain(after.phase);
        }
      }),
    );
  });

  it("can always end: an abort, then the end of the run, then closing", () => {
    fc.assert(
      fc.property(sequence, (events) => {
        const last = steps(events).at(-1)?.after ?? IDLE;
        const rest: HandleEvent[] = [
          { type: "abort", reason: 0 },
          { type: "run-ended", how: "halted" },
          { type: "closed" },
        ];
        expect(isOver(rest.reduce(nextState, last))).toBe(true);
      }),
    );
  });
});
