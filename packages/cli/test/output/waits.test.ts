import { describe, expect, test } from "vitest";
import { describeEvent, requestHooks } from "../../src/output/describe-event.js";
import type { RunEvent } from "../../src/output/run-event.js";

const AT = Date.UTC(2026, 0, 1);
/** Waits, ms, and the minutes that a notice names; undefined for waits without a notice. */
const WAITS: readonly (readonly [number, number | undefined])[] = [
  [0, undefined],
  [59_999, undefined],
  [60_000, 1],
  [60_001, 2],
  [3_600_000, 60],
  [3_155_760_000_000, 52_596_000],
];

describe.each(WAITS)("a wait of %i ms", (wait, minutes) => {
  test("that a store asks for causes a notice from one minute on", () => {
    const line = describeEvent({ type: "cool-down", at: AT, until: AT + wait });
    if (minutes === undefined) return expect(line).toMatchObject({ kind: "detail" });
    expect(line).toMatchObject({ kind: "notice" });
    expect(line?.line).toContain(`${minutes} min`);
    expect(line?.line).toMatch(/until \d{4}-\d\d-\d\dT/);
  });

  test("that the API asks for causes a notice with the operation and the reason", () => {
    const seen: RunEvent[] = [];
    const { onRetry } = requestHooks((event) => void seen.push(event));
    onRetry?.({ operation: "byIdsFiles", attempt: 1, delay: wait, error: new Error("not now") });
    if (minutes === undefined) return expect(seen).toEqual([]);
    expect(seen).toMatchObject([{ type: "notice", line: expect.stringContaining(`${minutes} min`) }]);
    expect(JSON.stringify(seen)).toMatch(/byIdsFiles.*not now/);
  });
});
