import { describe, expect, it } from "vitest";
import { runUpload } from "../../src/engine/run-upload.js";
import { memoryJournal } from "../../src/journal/journal.js";
import { type ScriptedTransport, scriptedTransport } from "../../src/testing/scripted-transport.js";
import { fakeService } from "../doubles/fake-client.js";
import { settle } from "../doubles/manual-clock.js";
import { type TestJob, testJob } from "../doubles/upload-job.js";

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
/** Start of the manual clock. */
const START = 1_000_000;

/** A service whose URLs expire `life` ms after the time `opened`. */
function signing(
  lifetimes: readonly number[],
  opened: readonly number[] = [START],
): ReturnType<typeof fakeService> {
  return fakeService({
    url: (session, part) => {
      const end = (opened[session - 1] ?? opened.at(-1) ?? START) + (lifetimes[session - 1] ?? WEEK);
      return `https://store.test/${session}/${part}?se=${new Date(end).toISOString()}`;
    },
  });
}

async function start(job: TestJob, transport: ScriptedTransport = scriptedTransport()) {
  const none = new AbortController().signal;
  const outcome = runUpload(job, transport, { signal: none, drain: none });
  outcome.catch(() => {});
  await settle();
  return { transport, outcome };
}

const sessions = (job: TestJob) => job.events.filter((event) => event.type === "session");

describe("URLs that expire", () => {
  it("get no new part shortly before expiry: a new session replaces them, and an event reports the lost parts", async () => {
    const job = testJob(5, { service: signing([2 * HOUR, WEEK]) });
    const { transport, outcome } = await start(job);
    transport.answer(1);
    await settle();
    await job.clock.advance(2 * HOUR - 59_000);
    transport.answer(2);
    await settle();
    // Parts 3 and 4 were in flight with the old URLs: they are aborted, since they would be wasted.
    expect(transport.pending.map(({ request }) => new URL(request.url).pathname)).toEqual([
      "/2/1",
      "/2/2",
      "/2/3",
    ]);
    expect(sessions(job)).toMatchObject([
      { reason: "new", partsLost: 0 },
      { reason: "expired", partsLost: 2, bytesLost: 2 * 6 * 1024 * 1024, uploadId: "upload-2" },
    ]);
    transport.answerAll();
    await settle();
    transport.answerAll();
    await outcome;
    expect(job.service.completed).toEqual(["upload-2"]);
    expect(job.service.calls).toEqual(["init", "link", "complete", "byids"]);
  });

  it("are replaced when the store says that they have expired, even if their own expiry is later", async () => {
    const job = testJob(2);
    const { transport, outcome } = await start(job);
    transport.answer(1);
    transport.answer(2, { status: 403, body: "<Error><Message>Request has expired</Message></Error>" });
    await settle();
    expect(transport.pending).toHaveLength(2);
    transport.answerAll();
    await outcome;
    expect(sessions(job)[1]).toMatchObject({ reason: "expired", partsLost: 1 });
  });

  it("end the upload if they expire repeatedly", async () => {
    const job = testJob(1);
    const { transport, outcome } = await start(job);
    for (let session = 1; session <= 4; session += 1) {
      transport.answer(1, { status: 403, body: "Request has expired" });
      await settle();
    }
    await expect(outcome).rejects.toMatchObject({
      code: "session-expired",
      fileId: 1,
      message: /expired 4 times/,
    });
  });

  it("cause a warning if they expire before the upload ends at this speed", async () => {
    const job = testJob(40, { service: signing([HOUR]) });
    const { transport } = await start(job);
    // At 20 KiB/s the rest takes three hours, and the URLs last one.
    for (let seconds = 0; seconds < 60; seconds += 5) {
      transport.write(1, 100 * 1024);
      await job.clock.advance(5_000);
    }
    const warnings = job.events.filter(({ type }) => type === "deadline");
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({ expiresAt: START + HOUR });
  });

  it("of a short lifetime are used for nine tenths of it", async () => {
    const job = testJob(2, { service: signing([1_000]), concurrency: 1 });
    const { transport } = await start(job);
    await job.clock.advance(800);
    transport.answer(1);
    await settle();
    expect(transport.pending[0]).toMatchObject({ partNumber: 2 });
    expect(sessions(job)).toHaveLength(1);
  });
});

describe("an upload that was started earlier", () => {
  it("resumes with the missing parts, from plain data", async () => {
    const first = testJob(4);
    const { transport } = await start(first);
    transport.answer(2);
    await settle();
    const { upload } = await first.journal.load();
    const state = upload === undefined ? undefined : structuredClone(upload);

    const second = testJob(4, { service: first.service, journal: memoryJournal(state) });
    const resumed = await start(second);
    expect(resumed.transport.pending.map(({ partNumber }) => partNumber)).toEqual([1, 3, 4]);
    expect(sessions(second)).toMatchObject([{ reason: "resumed", partsKept: 1, partsLost: 0 }]);
    resumed.transport.answerAll();
    await resumed.outcome;
    expect(first.service.calls).toEqual(["init", "complete", "byids"]);
    expect(second.progress.snapshot(0, second.scheduler)).toMatchObject({ percent: 100, partsDone: 4 });
  });

  it("only completes if all parts are stored, and checks first if complete may have been received", async () => {
    const first = testJob(2);
    const { transport, outcome } = await start(first);
    transport.answerAll();
    await outcome;
    const { upload } = await first.journal.load();
    if (upload === undefined) throw new Error("nothing was kept");
    for (const phase of ["uploading", "completing", "completed"] as const) {
      first.service.calls.length = 0;
      const again = testJob(2, { service: first.service, journal: memoryJournal({ ...upload, phase }) });
      const resumed = await start(again);
      expect(await resumed.outcome).toMatchObject({ kind: "uploaded" });
      expect(resumed.transport.requests).toHaveLength(0);
      expect(first.service.calls.filter((call) => call === "complete")).toHaveLength(
        phase === "uploading" ? 1 : 0,
      );
    }
  });
});
