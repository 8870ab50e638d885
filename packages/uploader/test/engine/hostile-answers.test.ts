import { ApiError, TimeoutError } from "@cdf-multipart/core";
import { describe, expect, it } from "vitest";
import { decidePart } from "../../src/engine/decide-part.js";
import { PartError } from "../../src/engine/part-error.js";
import { runUpload } from "../../src/engine/run-upload.js";
import { judgeAnswer } from "../../src/engine/verdict.js";
import { memoryJournal } from "../../src/journal/journal.js";
import { remedyFor } from "../../src/resume/complete-refused.js";
import { scriptedTransport } from "../../src/testing/scripted-transport.js";
import type { PartResponse } from "../../src/transport/transport.js";
import { fakeService } from "../doubles/fake-client.js";
import { settle } from "../doubles/manual-clock.js";
import { type TestJob, testJob } from "../doubles/upload-job.js";

const refusal = (message: string, more: object = {}) =>
  new ApiError(`completeMultiPartUpload failed with status 400: ${message}`, {
    code: "bad-request",
    operation: "completeMultiPartUpload",
    status: 400,
    ...more,
  });

/** Runs to the end and acknowledges everything that is sent. */
async function run(job: TestJob) {
  const transport = scriptedTransport();
  const { signal } = new AbortController();
  const outcome = runUpload(job, transport, { signal, drain: signal });
  let over = false;
  const settled = (): void => {
    over = true;
  };
  outcome.then(settled, settled);
  // Scripts that are loaded on demand take their own time.
  while (!over) {
    await settle();
    transport.answerAll();
    await job.clock.advance(1_000);
  }
  return { outcome, sent: transport.requests.map(({ partNumber }) => partNumber) };
}

describe("a refusal of complete that says that parts are missing", () => {
  it.each([
    ["InvalidPart: of 3 parts 2 were not uploaded: 1, 3.", {}, [1, 3]],
    ["parts missing", { missing: [2] }, [2]],
    ["parts missing", { missing: [{ partNumber: 2 }, { partNumber: 99 }] }, [2]],
    ["Some parts were not uploaded", {}, [1, 2, 3]],
    ["missing parts [2, 3]", {}, [2, 3]],
  ])("has those parts sent again, once: %s", async (message, more, again) => {
    let calls = 0;
    const complete = async () => {
      calls += 1;
      if (calls === 1) throw refusal(message, more);
    };
    const job = testJob(3, { service: fakeService({ complete }) });
    const { outcome, sent } = await run(job);
    expect(await outcome).toMatchObject({ kind: "uploaded" });
    expect(sent.slice(3).toSorted()).toEqual(again);
    expect(job.events.find(({ type }) => type === "warning")).toMatchObject({ code: "parts-missing" });
  });

  it("that repeats forever ends with its message, after two rounds", async () => {
    const complete = async () => {
      throw refusal("Some parts are missing");
    };
    const { outcome, sent } = await run(testJob(2, { service: fakeService({ complete }) }));
    await expect(outcome).rejects.toThrow("Some parts are missing");
    expect(sent).toHaveLength(6);
  });

  it("is distinguished from any other refusal", () => {
    expect(remedyFor(refusal("EntityTooSmall: part 2 has 5 bytes"), 3, true)).toBeUndefined();
    expect(remedyFor(refusal("The upload does not exist"), 3, true)).toBeUndefined();
    expect(remedyFor(refusal("The upload does not exist"), 3, false)).toEqual({ kind: "new-session" });
    expect(remedyFor(refusal("parts missing", { status: 403 }), 3, false)).toBeUndefined();
    expect(remedyFor(refusal("parts missing", { status: 503 }), 3, false)).toBeUndefined();
  });
});

describe("a completed file whose content does not arrive", () => {
  it("is completed again by the next run, and is not stuck", async () => {
    const journal = memoryJournal();
    const first = testJob(2, { journal, service: fakeService({ notYet: 1_000 }) });
    const failed = await run(first);
    await expect(failed.outcome).rejects.toBeInstanceOf(TimeoutError);
    expect((await journal.load()).upload?.phase).toBe("completing");
    const next = testJob(2, { journal, service: fakeService() });
    const { outcome, sent } = await run(next);
    expect(next.service.calls).toContain("complete");
    expect(sent).toEqual([]);
    await outcome.catch(() => {});
  });

  it("whose session is also gone is sent again in a new session", async () => {
    const journal = memoryJournal();
    await run(testJob(2, { journal, service: fakeService({ notYet: 1_000 }) }));
    let calls = 0;
    const complete = async () => {
      calls += 1;
      if (calls === 1) throw refusal("The upload does not exist");
    };
    const next = testJob(2, { journal, service: fakeService({ complete }) });
    const { sent } = await run(next);
    expect(next.service.calls).toContain("link");
    expect(sent.toSorted()).toEqual([1, 2]);
  });
});

const answer = (change: Partial<PartResponse>): PartResponse => ({
  status: 200,
  headers: {},
  body: "",
  bytesWritten: 9,
  ...change,
});
const expected = { bytes: 9, now: 0, url: "https://store.example/1", deadline: () => undefined };

describe("a successful answer that is not from the store", () => {
  it.each([
    [
      "a page, by its type",
      { body: "Sign in", headers: { "content-type": "Text/HTML; charset=x", etag: "e" } },
    ],
    ["a page, by its beginning", { body: "\n <!DOCTYPE html>", headers: { etag: "e" } }],
    ["a page without a type", { body: "<html lang=en>" }],
    [
      "a page of XHTML",
      { status: 201, body: "<p>Sign in", headers: { "content-type": "application/xhtml+xml" } },
    ],
  ])("is not an acknowledgement: %s", (_, change) => {
    expect(judgeAnswer(answer(change), expected)).toMatchObject({
      kind: "retry",
      what: expect.stringContaining("web page"),
    });
  });

  it("an empty response that is labelled as a page is from the store, as OpenStack Swift sends it", () => {
    const headers = { "content-type": "text/html; charset=UTF-8", etag: "e" };
    expect(judgeAnswer(answer({ headers }), expected)).toMatchObject({ kind: "acknowledged" });
  });

  it("a response without the headers of the other responses is not from the store, either", () => {
    const marks = new Set(["etag"]);
    expect(judgeAnswer(answer({}), { ...expected, marks })).toMatchObject({
      kind: "retry",
      what: expect.stringContaining("without etag"),
    });
    expect(judgeAnswer(answer({ headers: { etag: "e" } }), { ...expected, marks })).toMatchObject({
      kind: "acknowledged",
    });
    expect(judgeAnswer(answer({}), expected)).toMatchObject({ kind: "acknowledged" });
  });

  it("makes the engine send the part again", async () => {
    const job = testJob(2);
    const transport = scriptedTransport();
    const { signal } = new AbortController();
    const outcome = runUpload(job, transport, { signal, drain: signal });
    await settle();
    transport.answer(1, { body: "<html>", headers: { "content-type": "text/html" } });
    transport.answer(2);
    await job.clock.advance(1_000);
    expect(transport.pending[0]).toMatchObject({ partNumber: 1, attempt: 2 });
    transport.answer(1);
    await job.clock.advance(1_000);
    expect(await outcome).toMatchObject({ kind: "uploaded" });
  });
});

describe("the advice about a refusal", () => {
  it.each([
    [{ status: 413 }, "Choose a smaller partSize"],
    [{ status: 407, proxy: "proxy.example:3128" }, "The proxy proxy.example:3128 requires a login"],
    [
      { status: 307, headers: { location: "https://other.example/x?sig=s" } },
      "redirects to https://other.example/x,",
    ],
    [{ status: 308, headers: { location: "/y?sig=s" } }, "redirects to https://store.example/y,"],
  ])("is in the message: %j", (change, said) => {
    expect(judgeAnswer(answer(change), expected)).toMatchObject({
      kind: "refused",
      what: expect.stringContaining(said),
    });
  });
});

describe("a Retry-After of a store", () => {
  const decide = (retryAfter: number, expiresAt: number | undefined) =>
    decidePart(
      { part: { partNumber: 1, start: 0, end: 9 }, attempt: 1, failures: 0, givenUp: 0 },
      { kind: "retry", reason: "status", what: "the store answered 503", status: 503, retryAfter },
      {
        retry: { retries: 3, minDelay: 1, maxDelay: 1, maxRetryAfter: 3_600_000 },
        random: () => 0,
        spend: () => true,
        now: 1_000,
        expiresAt,
        failure: ({ what }) =>
          new PartError(what, {
            code: "part-failed",
            partNumber: 1,
            attempts: 1,
            status: 503,
            url: "u",
            partsKept: 0,
            parts: 1,
          }),
      },
    );

  it("of ten years is treated as an hour", () => {
    expect(decide(315_360_000_000, undefined)).toMatchObject({
      kind: "again",
      delay: 3_600_000,
      coolDown: true,
    });
  });

  it("that is longer than the lifetime of the URLs makes the upload fail with the reason", () => {
    const decision = decide(60_000, 61_000);
    expect(decision).toMatchObject({ kind: "stop", stop: { kind: "fatal" } });
    expect(JSON.stringify(decision)).toContain("asks to wait 60 s, but the upload URLs expire before that");
    expect(decide(60_000, 61_001)).toMatchObject({ kind: "again", delay: 60_000 });
  });
});
