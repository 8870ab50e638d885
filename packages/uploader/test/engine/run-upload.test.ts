import { CdfError, NetworkError } from "@cdf-multipart/core";
import { describe, expect, it } from "vitest";
import { isPartError } from "../../src/engine/part-error.js";
import { type RunOutcome, runUpload } from "../../src/engine/run-upload.js";
import { bytesSource } from "../../src/sources/bytes-source.js";
import { SourceChangedError } from "../../src/sources/source-error.js";
import { type ScriptedTransport, scriptedTransport } from "../../src/testing/scripted-transport.js";
import type { Transport } from "../../src/transport/transport.js";
import { fakeService } from "../doubles/fake-client.js";
import { settle } from "../doubles/manual-clock.js";
import { type TestJob, testJob } from "../doubles/upload-job.js";

const MIB = 1024 * 1024;

interface Running {
  readonly transport: ScriptedTransport;
  readonly outcome: Promise<RunOutcome>;
  readonly controller: AbortController;
  readonly drain: AbortController;
}

async function run(job: TestJob): Promise<Running> {
  const transport = scriptedTransport();
  const controller = new AbortController();
  const drain = new AbortController();
  const outcome = runUpload(job, transport, { signal: controller.signal, drain: drain.signal });
  outcome.catch(() => {});
  await settle();
  return { transport, outcome, controller, drain };
}

const numbers = (transport: ScriptedTransport): number[] =>
  transport.pending.map(({ partNumber }) => partNumber);
const types = (job: TestJob): string[] => job.events.map(({ type }) => type);

describe("a run of the engine", () => {
  it("sends every part to its own URL, completes, and waits for uploaded", async () => {
    const job = testJob(5, { service: fakeService({ notYet: 2 }) });
    const { transport, outcome } = await run(job);
    for (const expected of [
      [1, 2, 3],
      [4, 5],
    ]) {
      expect(numbers(transport)).toEqual(expected);
      expect(job.service.calls).not.toContain("complete");
      transport.answerAll();
      await settle();
    }
    await job.clock.advance(5_000);
    expect(await outcome).toMatchObject({ kind: "uploaded", file: { id: 1, uploaded: true } });
    for (const { url, partNumber } of transport.requests) expect(url).toContain(`/part-${partNumber}?`);
    expect(job.service.calls).toEqual(["init", "complete", "byids", "byids", "byids"]);
    expect(types(job).filter((type) => type !== "part-start" && type !== "progress")).toEqual([
      "session",
      ...Array.from({ length: 5 }, () => "part-done"),
      "completing",
      "completed",
      "uploaded",
    ]);
    expect(job.clock.sleeping).toBe(0);
  });

  it("sends a part again after transient failures, with growing pauses, and completes only after that", async () => {
    const job = testJob(2);
    const { transport, outcome } = await run(job);
    transport.answer(2);
    transport.fail(1, new NetworkError("Reset.", { code: "connection-lost", mayHaveArrived: true }));
    await job.clock.advance(249);
    expect(transport.requests).toHaveLength(2);
    await job.clock.advance(1);
    expect(transport.pending[0]).toMatchObject({ partNumber: 1, attempt: 2 });
    transport.answer(1, { status: 500 });
    await job.clock.advance(499);
    expect(transport.pending).toHaveLength(0);
    await job.clock.advance(1);
    transport.answer(1);
    await settle();
    await outcome;
    expect(job.events.filter(({ type }) => type === "part-retry")).toMatchObject([
      { partNumber: 1, attempt: 1, reason: "connection", delay: 250 },
      { partNumber: 1, attempt: 2, reason: "status", delay: 500, error: { status: 500 } },
    ]);
  });

  it("makes all parts wait as long as the store asks", async () => {
    const job = testJob(6);
    const { transport } = await run(job);
    transport.answer(1, { status: 503, headers: { "retry-after": "20" } });
    transport.answer(2);
    transport.answer(3);
    await job.clock.advance(19_999);
    expect(transport.pending).toHaveLength(0);
    await job.clock.advance(1);
    expect(numbers(transport)).toEqual([1, 4, 5]);
    expect(job.events).toContainEqual({ type: "cool-down", at: 1_000_000, until: 1_020_000 });
  });

  it("repeats a part on a stale connection immediately", async () => {
    const job = testJob(1);
    const { transport } = await run(job);
    const { StaleConnectionError } = await import("../../src/transport/stale-connection-error.js");
    transport.fail(1, new StaleConnectionError("Closed.", undefined));
    await settle();
    expect(transport.pending[0]).toMatchObject({ partNumber: 1, attempt: 2 });
  });

  it("stops new parts at the first fatal error, lets the parts in flight finish, then rejects with the acknowledged parts", async () => {
    const job = testJob(9);
    const { transport, outcome } = await run(job);
    transport.answer(2, { status: 403, body: "<Error><Code>SignatureDoesNotMatch</Code></Error>" });
    await settle();
    expect(numbers(transport)).toEqual([1, 3]);
    transport.answerAll();
    await settle();
    const error = await outcome.catch((reason: unknown) => reason);
    if (!isPartError(error)) throw error;
    expect(error).toMatchObject({
      code: "part-refused",
      partNumber: 2,
      attempts: 1,
      status: 403,
      storeCode: "SignatureDoesNotMatch",
      url: "https://store.test/session-1/part-2",
    });
    expect(error.message).toMatch(
      /^Part 2 of 9 \(bytes 6291456 to 12582912\) could not be sent to https:\/\/store/,
    );
    expect(JSON.stringify(error)).not.toContain("secret");
    expect((await job.journal.load()).upload?.acknowledged.map(({ partNumber }) => partNumber)).toEqual([
      1, 3,
    ]);
    expect(transport.requests).toHaveLength(3);
    expect([job.service.calls, job.clock.sleeping]).toEqual([["init"], 0]);
  });

  it("survives an outage of two minutes, with no more requests than its slots allow", async () => {
    const job = testJob(100, { concurrency: 16 });
    const back = job.clock.now() + 120_000;
    let attempts = 0;
    const transport: Transport = {
      async putPart({ start, end }) {
        attempts += 1;
        if (job.clock.now() >= back) return { status: 200, headers: {}, body: "", bytesWritten: end - start };
        throw new NetworkError("Refused.", { code: "connection-failed", mayHaveArrived: false });
      },
      close: async () => {},
    };
    const none = new AbortController().signal;
    const outcome = runUpload(job, transport, { signal: none, drain: none });
    outcome.catch(() => {});
    await job.clock.advance(120_000);
    expect(attempts).toBeLessThan(200);
    await job.clock.advance(70_000);
    expect(await outcome).toMatchObject({ kind: "uploaded" });
  });

  it("fails a part after ten repeats and reports the number of attempts", async () => {
    const job = testJob(1);
    const { transport, outcome } = await run(job);
    for (let attempt = 1; attempt <= 11; attempt += 1) {
      await job.clock.advance(60_000);
      transport.answer(1, { status: 500 });
    }
    await expect(outcome).rejects.toMatchObject({ code: "part-failed", attempts: 11, status: 500 });
  });

  it("never repeats an error of the source, and never completes a source that changed", async () => {
    const changed = new SourceChangedError("It changed.", { change: "modified" });
    const reading = await run(testJob(2));
    reading.transport.fail(1, changed);
    reading.transport.answer(2);
    await expect(reading.outcome).rejects.toBe(changed);

    const plain = bytesSource(new Uint8Array(6 * 1024 * 1024));
    let looks = 0;
    const verify = async (): Promise<void> => {
      looks += 1;
      if (looks > 1) throw changed;
    };
    const job = testJob(1, { source: { ...plain, verify } });
    const { transport, outcome } = await run(job);
    transport.answer(1);
    await expect(outcome).rejects.toBe(changed);
    expect(job.service.calls).not.toContain("complete");
  });

  it("sends nothing of a source that changed before the first part", async () => {
    const changed = new SourceChangedError("It changed.", { change: "modified" });
    const plain = bytesSource(new Uint8Array(6 * 1024 * 1024));
    const job = testJob(1, { source: { ...plain, verify: () => Promise.reject(changed) } });
    const { transport, outcome } = await run(job);
    await expect(outcome).rejects.toBe(changed);
    expect(transport.pending).toEqual([]);
  });

  it("does not acknowledge a part whose source changed while it was sent, and aborts all others immediately", async () => {
    const changed = new SourceChangedError("It changed.", { change: "content" });
    const plain = bytesSource(new Uint8Array(12 * 1024 * 1024));
    const ranges: number[][] = [];
    const verifyRange = async (start: number, end: number): Promise<void> => {
      ranges.push([start, end]);
      throw changed;
    };
    const job = testJob(2, { source: { ...plain, verifyRange } });
    const { transport, outcome } = await run(job);
    const [first] = job.plan.parts;
    // The other part never gets a response: only aborting it ends the upload.
    transport.answer(1);
    await expect(outcome).rejects.toBe(changed);
    expect(ranges).toEqual([[first?.start, first?.end]]);
    expect((await job.journal.load()).upload?.acknowledged).toEqual([]);
    expect(transport.pending).toEqual([]);
  });

  it("does not count an early success as an acknowledgement", async () => {
    const job = testJob(1);
    const { transport } = await run(job);
    transport.answer(1, { status: 200, bytesWritten: 1_000 });
    await job.clock.advance(1_000);
    expect(transport.pending).toMatchObject([{ partNumber: 1, attempt: 2 }]);
    expect(job.service.calls).toEqual(["init"]);
  });

  it("rejects with the error of complete, and keeps all parts", async () => {
    const refused = new CdfError("No.", { code: "bad-request" });
    const job = testJob(1, { service: fakeService({ complete: () => Promise.reject(refused) }) });
    const { transport, outcome } = await run(job);
    transport.answer(1);
    await expect(outcome).rejects.toBe(refused);
    expect((await job.journal.load()).upload).toMatchObject({
      phase: "completing",
      acknowledged: [{ partNumber: 1 }],
    });
  });

  it("fails when the service does not report uploaded in time", async () => {
    const job = testJob(1, { service: fakeService({ notYet: 1_000 }) });
    const { transport, outcome } = await run(job);
    transport.answer(1);
    await job.clock.advance(20_000);
    await expect(outcome).rejects.toMatchObject({
      code: "deadline-exceeded",
      message: /File 1 was completed, but/,
    });
    expect(job.clock.sleeping).toBe(0);
  });

  it("ends immediately with the signal's reason, and finishes parts in flight on request", async () => {
    const aborted = await run(testJob(9));
    const reason = new Error("enough");
    aborted.controller.abort(reason);
    await expect(aborted.outcome).rejects.toBe(reason);
    expect(aborted.transport.pending).toHaveLength(0);

    const job = testJob(9);
    const drained = await run(job);
    for (const bytes of [1, 3 * MIB]) {
      for (const { partNumber } of drained.transport.pending) drained.transport.write(partNumber, bytes);
      await job.clock.advance(500);
    }
    drained.drain.abort(10_000);
    await settle();
    expect(drained.transport.pending).toHaveLength(3);
    drained.transport.answerAll();
    expect(await drained.outcome).toEqual({ kind: "drained" });
    expect(drained.transport.requests).toHaveLength(3);
  });
});
