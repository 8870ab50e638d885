import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cachedToken } from "../../src/auth/index.js";
import { parseRetryAfter } from "../../src/internal/calls.js";
import { momentOf, momentText, spanOf } from "../../src/internal/index.js";
import { failureOf, fakeService, ok, refuse } from "../support/fake-service.js";

const NOW = Date.UTC(2026, 4, 1);
const odd = fc.oneof(
  fc.string(),
  fc.double(),
  fc.integer(),
  fc.constantFrom(
    "1e20",
    "9".repeat(400),
    "Fri, 31 Dec 9999 23:59:59 GMT",
    "+275760-09-13T00:00:00.000Z",
    "-1",
    null,
    undefined,
    [],
    {},
  ),
);

describe("a time from outside", () => {
  it("never throws, and becomes a valid time of a Date, or undefined", () => {
    fc.assert(
      fc.property(odd, (value) => {
        const moment = momentOf(value);
        if (moment !== undefined) expect(new Date(moment).toISOString()).toBe(momentText(moment));
        const span = spanOf(value, 1000);
        if (span !== undefined) expect(new Date(NOW + span).toISOString()).toMatch(/^2\d{3}-/);
        const wait = parseRetryAfter(typeof value === "string" ? value : undefined, NOW);
        if (wait !== undefined) expect(new Date(NOW + wait).toISOString()).toMatch(/^2\d{3}-/);
        expect(momentText(Number(value))).toMatch(/^\d{4}-/);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ["100000000000000000000", 3_155_760_000_000],
    ["Fri, 31 Dec 9999 23:59:59 GMT", 3_155_760_000_000],
    ["1e20", undefined],
    ["0x10", undefined],
    ["-0.5", undefined],
    ["Infinity", undefined],
    ["0.0001", 1],
  ])("Retry-After %s is %s ms", (header, wait) => {
    expect(parseRetryAfter(header, NOW)).toBe(wait);
  });

  it("is waited for at most an hour, or as long as the option allows", async () => {
    for (const [retry, waited] of [
      [{}, 3_600_000],
      [{ maxRetryAfter: 90_000 }, 90_000],
    ] as const) {
      const { client, clock } = fakeService(
        [refuse(429, "slow", {}, { "retry-after": "315360000" }), ok({ items: [] })],
        { retry, deadline: 10_000_000 },
      );
      await client.byIdsFiles([{ id: 7 }]);
      expect(clock.slept).toContain(waited);
    }
  });

  it("that is longer than the deadline ends the call immediately, and every other call with a shorter deadline", async () => {
    const { client, clock, requests } = fakeService([
      refuse(503, "gone fishing", {}, { "retry-after": "100000" }),
    ]);
    const first = await failureOf(client.byIdsFiles([{ id: 7 }]));
    expect(String(first)).toContain("leaves no time to wait 3600000 ms");
    client.cooldown.close(clock.now() + 3_600_000);
    expect(String(await failureOf(client.byIdsFiles([{ id: 7 }])))).toContain(
      "the deadline of 900000 ms comes first",
    );
    expect(requests).toHaveLength(1);
    expect(clock.slept).toEqual([]);
  });

  it("of a token's lifetime may be any", async () => {
    for (const expiresIn of [Number.MAX_VALUE, Number.POSITIVE_INFINITY, -1, 0])
      expect(await cachedToken(async () => ({ token: "t", expiresIn }))({})).toBe("t");
  });
});
