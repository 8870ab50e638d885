import { describe, expect, test } from "vitest";
import { describeEvent, requestHooks } from "../../src/output/describe-event.js";
import type { RunEvent } from "../../src/output/run-event.js";

const AT = Date.UTC(2026, 0, 1);
/** Waits, ms, and the time that a notice names, in whole minutes; undefined for waits without a notice. */
const WAITS: readonly (readonly [number, string | undefined])[] = [
  [0, undefined],
  [59_999, undefined],
  [60_000, "1m"],
  [60_001, "2m"],
  [3_600_000, "1h"],
  [3_155_760_000_000, "100y 25d"],
];

describe.each(WAITS)("a wait of %i ms", (wait, shown) => {
  test("that a store asks for causes a notice from one minute on", () => {
    const line = describeEvent({ type: "cool-down", at: AT, until: AT + wait });
    if (shown === undefined) return expect(line).toMatchObject({ kind: "detail" });
    expect(line).toMatchObject({ kind: "notice" });
    expect(line?.line).toContain(shown);
    expect(line?.line).toMatch(/until \d{4}-\d\d-\d\dT/);
  });

  test("that the API asks for causes a notice with the operation and the reason", () => {
    const seen: RunEvent[] = [];
    const { onRetry } = requestHooks((event) => void seen.push(event));
    onRetry?.({ operation: "byIdsFiles", attempt: 1, delay: wait, error: new Error("not now") });
    if (shown === undefined) return expect(seen).toEqual([]);
    expect(seen).toMatchObject([{ type: "notice", line: expect.stringContaining(shown) }]);
    expect(JSON.stringify(seen)).toMatch(/byIdsFiles.*not now/);
  });
});
