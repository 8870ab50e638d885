import { momentOf, momentText } from "@cdf-multipart/core/internal";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkClock, checkTls } from "../../src/doctor/network-checks.js";
import { checkToken } from "../../src/doctor/project-checks.js";
import { ago } from "../../src/output/amounts.js";

const url = new URL("https://cdf.test");
const AT = Date.UTC(2026, 0, 1);

/** Times as servers, certificates and tokens may name them. */
const written = fc.oneof(
  fc.string(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(8e14) }).map((date) => date.toUTCString()),
  fc.constantFrom("", "Dec 31 23:59:59 9999 GMT", "+275760-09-13T00:00:00.000Z", "Jan 1 00:00:00 1950 GMT"),
);
const counted = fc.oneof(
  fc.double(),
  fc.maxSafeInteger(),
  fc.constantFrom(8.64e15 + 1, 253_402_300_800_000, 1e300, -1),
);

test("doctor never throws because of a time from a server, and computes only with valid times", () => {
  fc.assert(
    fc.property(written, (text) => {
      const known = momentOf(text) !== undefined;
      const tls = { version: "TLSv1.3", issuer: "x", endsAt: text };
      expect(checkTls(url, { date: text, at: AT, tls }).found).toMatch(
        known ? /, -?\d+ days left$/ : /, no end known$/,
      );
      expect(checkClock({ date: text, at: AT }).outcome === "warning").toBe(!known);
    }),
    { numRuns: 500 },
  );
});

test("doctor never throws because of a time in a token", () => {
  fc.assert(
    fc.property(counted, (exp) => {
      const token = `x.${Buffer.from(JSON.stringify({ iss: "i", aud: "a", sub: "s", exp })).toString("base64url")}.x`;
      expect(checkToken(token, AT).found).toMatch(
        /^issued by i, for a, to s(, expired|, [\dydhms ]+ left)?$/,
      );
    }),
    { numRuns: 500 },
  );
  expect(checkToken(`x.${Buffer.from('{"exp":1e999}').toString("base64url")}.x`, AT).outcome).toBe("good");
});

test("the age of a time is a text for every number", () => {
  fc.assert(
    fc.property(counted, (ms) => {
      expect(ago(ms)).toMatch(/^\d[\d,]*(ms|s|m|h|d|y)$/);
      expect(momentText(ms)).toMatch(/^\d{4}-/);
    }),
    { numRuns: 500 },
  );
});
