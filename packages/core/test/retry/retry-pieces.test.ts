import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ApiError } from "../../src/index.js";
import { backoffDelay, isRetryableStatus, parseRetryAfter } from "../../src/internal/calls.js";
import { mayRepeat } from "../../src/retry/may-repeat.js";

describe("backoffDelay", () => {
  it("doubles its upper bound from half a second to a minute", () => {
    const bounds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((attempt) => backoffDelay(attempt, {}, () => 1));
    expect(bounds).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  it("has full jitter: from 0 to the bound, and never more than maxDelay", () => {
    const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), unit, fc.nat(100_000), (attempt, random, maxDelay) => {
        const delay = backoffDelay(attempt, { maxDelay }, () => random);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(maxDelay);
      }),
    );
    expect(backoffDelay(3, {}, () => 0)).toBe(0);
  });
});

describe("parseRetryAfter", () => {
  const now = Date.UTC(2026, 4, 1, 12);

  it.each([
    ["5", 5000],
    ["0", 0],
    [" 1.5 ", 1500],
    ["Fri, 01 May 2026 12:00:07 GMT", 7000],
    ["Fri, 01 May 2026 11:59:00 GMT", 0],
    ["Friday, 01-May-26 12:00:07 GMT", 7000],
    ["", undefined],
    ["soon", undefined],
    ["-5", undefined],
    [null, undefined],
    [undefined, undefined],
  ])("reads %j as %j ms", (header, delay) => {
    expect(parseRetryAfter(header, now)).toBe(delay);
  });
});

describe("isRetryableStatus", () => {
  it("recognises the statuses that ask to try again later", () => {
    const retryable = Array.from({ length: 500 }, (_, index) => index + 100).filter((status) =>
      isRetryableStatus(status, false),
    );
    expect(retryable).toEqual([408, 429, 502, 503, 504]);
  });

  it("repeats every 5xx if a repeat does no harm", () => {
    expect([500, 501, 507, 599, 600, 404].map((status) => isRetryableStatus(status))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe("mayRepeat", () => {
  it.each([200, 202, 408, 429, 500, 503])(
    "never repeats a response that makes no sense, with the status %d and any flags",
    (status) => {
      for (const autoRetryable of [true, false]) {
        const error = new ApiError("senseless", {
          code: "invalid-response",
          operation: "byIdsFiles",
          status,
          autoRetryable,
        });
        for (const repeat of ["always", "unsent"] as const) expect(mayRepeat(error, repeat)).toBe(false);
      }
    },
  );
});
