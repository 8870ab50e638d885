import { NetworkError, TimeoutError } from "@cdf-multipart/core";
import { describe, expect, it } from "vitest";
import { judgeAnswer, judgeFailure } from "../../src/engine/verdict.js";
import { StaleConnectionError } from "../../src/transport/stale-connection-error.js";
import type { PartResponse } from "../../src/transport/transport.js";

const NOW = Date.parse("2026-11-23T12:00:00Z");
const expectation = { bytes: 100, now: NOW, deadline: () => undefined };
const answer = (status: number, rest: Partial<PartResponse> = {}): PartResponse => ({
  status,
  headers: {},
  body: "",
  bytesWritten: 100,
  ...rest,
});
const xml = (code: string, message: string): string =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;

describe("an answer of the store", () => {
  it.each([200, 201, 204])("%d after all bytes is an acknowledgement", (status) => {
    expect(judgeAnswer(answer(status, { headers: { etag: '"e"' } }), expectation)).toEqual({
      kind: "acknowledged",
      etag: '"e"',
    });
  });

  it("that reports success before all bytes were written does not acknowledge the part", () => {
    expect(judgeAnswer(answer(200, { bytesWritten: 99 }), expectation)).toMatchObject({
      kind: "retry",
      reason: "early-answer",
      what: "the store answered 200 after 99 of 100 bytes",
    });
  });

  it.each([408, 429, 500, 502, 503, 504, 599])("%d is worth a repeat", (status) => {
    expect(judgeAnswer(answer(status), expectation)).toMatchObject({
      kind: "retry",
      reason: "status",
      status,
    });
  });

  it.each([301, 400, 403, 404, 409, 411, 412, 413, 501])("%d is not", (status) => {
    expect(judgeAnswer(answer(status), expectation)).toMatchObject({ kind: "refused", status });
  });

  it("about a connection that S3 found idle causes a repeat, although it is a 400", () => {
    const body = xml("RequestTimeout", "Your socket connection to the server was not read from");
    expect(judgeAnswer(answer(400, { body }), expectation)).toMatchObject({ kind: "retry" });
  });

  it("contains the store's own code and message, without signatures", () => {
    const body = xml("SignatureDoesNotMatch", "Check https://b/k?X-Amz-Signature=secret and your key");
    expect(judgeAnswer(answer(403, { body }), expectation)).toEqual({
      kind: "refused",
      status: 403,
      storeCode: "SignatureDoesNotMatch",
      what: "the store answered 403 (SignatureDoesNotMatch: Check https://b/k and your key)",
    });
  });

  it.each([
    ["S3", 403, xml("AccessDenied", "Request has expired")],
    ["S3, by its token", 400, xml("ExpiredToken", "The provided token has expired.")],
    [
      "Azure",
      403,
      "<Error><Code>AuthenticationFailed</Code><Message>Server failed</Message><AuthenticationErrorDetail>" +
        "Signature not valid in the specified time frame: Start</AuthenticationErrorDetail></Error>",
    ],
    ["a proxy", 410, "link expired"],
  ])("that says that the URL has expired counts as expired: %s", (_, status, body) => {
    expect(judgeAnswer(answer(status, { body }), expectation).kind).toBe("expired");
  });

  it("of 403 means expired when the URL has expired, and refused otherwise", () => {
    expect(judgeAnswer(answer(403), { ...expectation, deadline: () => NOW - 1 }).kind).toBe("expired");
    expect(judgeAnswer(answer(403), { ...expectation, deadline: () => NOW + 60_000 }).kind).toBe("refused");
  });

  it("of 403 means expired by the clock of the store, if that is ahead of ours", () => {
    const headers = { date: "Mon, 23 Nov 2026 12:01:00 GMT" };
    const early = { ...expectation, deadline: () => NOW + 59_000 };
    expect(judgeAnswer(answer(403, { headers }), early).kind).toBe("expired");
    expect(judgeAnswer(answer(403, { headers }), { ...early, deadline: () => NOW + 61_000 }).kind).toBe(
      "refused",
    );
  });

  it.each([
    ["7", {}, 7_000],
    ["Mon, 23 Nov 2026 12:00:30 GMT", {}, 30_000],
    ["Mon, 23 Nov 2026 12:00:30 GMT", { date: "Mon, 23 Nov 2026 12:00:10 GMT" }, 20_000],
  ])("asks to wait with Retry-After %s, measured by its own clock", (value, headers, retryAfter) => {
    const response = answer(503, { headers: { ...headers, "retry-after": value } });
    expect(judgeAnswer(response, expectation)).toMatchObject({ kind: "retry", retryAfter });
  });
});

describe("a failed attempt", () => {
  it("is repeated if the network or the store failed", () => {
    const lost = new NetworkError("Reset.", { code: "connection-lost", mayHaveArrived: true });
    const late = new TimeoutError("Late.", { code: "attempt-timeout", timeout: 1, mayHaveArrived: true });
    expect(judgeFailure(lost)).toMatchObject({ kind: "retry", reason: "connection", cause: lost });
    expect(judgeFailure(late)).toMatchObject({ kind: "retry", reason: "timeout", cause: late });
    expect(judgeFailure(new StaleConnectionError("Closed.", undefined))).toMatchObject({
      kind: "retry",
      stale: true,
    });
  });

  it("is not repeated if a repeat would fail in the same way", () => {
    const untrusted = new NetworkError("No trust.", {
      code: "connection-failed",
      mayHaveArrived: false,
      retryable: false,
    });
    expect(judgeFailure(untrusted)).toMatchObject({ kind: "refused", cause: untrusted });
  });

  it("is passed on unchanged if the source or the program is at fault", () => {
    const error = new TypeError("defect");
    expect(judgeFailure(error)).toEqual({ kind: "broken", error });
  });
});
