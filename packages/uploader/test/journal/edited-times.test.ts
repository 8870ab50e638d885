/** Times in an edited journal: none causes an exception, and every accepted one is a valid moment. */
import { momentOf } from "@cdf-multipart/core/internal";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createUrlExpiry } from "../../src/engine/url-expiry.js";
import { Unreadable } from "../../src/journal/format/json-fields.js";
import { readRecord } from "../../src/journal/format/read-record.js";
import { manualClock } from "../doubles/manual-clock.js";
import { plan, session, source } from "./some-journal.js";

const time = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.maxSafeInteger(),
  fc.integer({ min: 0, max: 2 ** 31 }),
  fc.constantFrom(8.64e15 + 1, -1, 253_402_300_799_999, 253_402_300_800_000, 1e300),
);
const { size, partSize, parts } = plan;
const writtenPlan = { size, partSize, ends: parts.map(({ end }) => end) };

test("a session keeps only an expiry that is a valid moment, and it has a message for every one", () => {
  fc.assert(
    fc.property(time, fc.integer({ min: 0, max: 2 ** 31 }), (expiresAt, now) => {
      const record = readRecord({
        type: "session",
        session: { ...session(), expiresAt },
        plan: writtenPlan,
        source,
      });
      if (record.type !== "session") throw new Error(record.type);
      expect(record.session.expiresAt).toBe(momentOf(expiresAt));
      const urls = createUrlExpiry(record.session, manualClock());
      const said = urls.expired(now);
      if (said !== undefined) expect(said).toMatch(/ \d{4}-\d\d-\d\dT[\d:.]+Z$/);
    }),
    { numRuns: 500 },
  );
});

test("a session with an invalid start is not read", () => {
  fc.assert(
    fc.property(time, (openedAt) => {
      const read = (): unknown =>
        readRecord({ type: "session", session: { ...session(), openedAt }, plan: writtenPlan, source });
      const opening = (): unknown => readRecord({ type: "opening", at: openedAt });
      for (const attempt of [read, opening]) {
        if (momentOf(openedAt) === undefined) expect(attempt).toThrow(Unreadable);
        else expect(attempt).not.toThrow();
      }
    }),
    { numRuns: 500 },
  );
});
