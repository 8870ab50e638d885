import { describe, expect, it } from "vitest";
import { FAILURES_MAX, failuresInARow } from "../../src/worker/failures-in-a-row.js";

function row() {
  const rows: string[] = [];
  const ended = failuresInARow((code) => void rows.push(code));
  return { rows, ended: (unit: number, code?: string) => ended({ run: "r", unit }, code) };
}

const units = Array.from({ length: FAILURES_MAX }, (_, unit) => unit);

describe("failuresInARow", () => {
  it("reports five different files that fail with one code", () => {
    const { rows, ended } = row();
    for (const unit of units.slice(1)) ended(unit, "source-missing");
    expect(rows).toEqual([]);
    ended(0, "source-missing");
    expect(rows).toEqual(["source-missing"]);
  });

  it("does not count repeats of one file: a deleted file ends no worker", () => {
    const { rows, ended } = row();
    for (let attempt = 0; attempt < 3 * FAILURES_MAX; attempt += 1) ended(7, "source-missing");
    expect(rows).toEqual([]);
  });

  it("begins again after a success, another code, and codes that say nothing about the worker", () => {
    for (const between of [undefined, "auth-failed", "stopped", "source-changed", "broker-full"]) {
      const { rows, ended } = row();
      for (const unit of units.slice(1)) ended(unit, "source-missing");
      ended(99, between);
      for (const unit of units.slice(1)) ended(unit, "source-missing");
      expect(rows).toEqual([]);
    }
  });
});
