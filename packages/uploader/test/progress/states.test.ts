import { describe, expect, it } from "vitest";
import { runUpload } from "../../src/engine/run-upload.js";
import { describeState } from "../../src/progress/describe-state.js";
import type { Progress } from "../../src/progress/progress.js";
import { scriptedTransport } from "../../src/testing/scripted-transport.js";
import { settle } from "../doubles/manual-clock.js";
import { type TestJob, testJob } from "../doubles/upload-job.js";

const MIB = 1024 * 1024;

async function begin(parts: number, concurrency = 1) {
  const job = testJob(parts, { concurrency });
  const transport = scriptedTransport();
  const none = new AbortController().signal;
  const outcome = runUpload(job, transport, { signal: none, drain: none });
  outcome.catch(() => {});
  await settle();
  return { job, transport, outcome };
}

/** The newest `progress` event, which a page shows. */
function shown({ events }: TestJob): Progress {
  const newest = events.findLast((event) => event.type === "progress");
  if (newest?.type !== "progress") throw new Error("There is no progress yet.");
  return newest.progress;
}

const words = (job: TestJob): string => describeState(shown(job).state, job.clock.now());

describe("the state of an upload", () => {
  it("is a retry with its status while nothing is in flight, and sending afterwards", async () => {
    const { job, transport, outcome } = await begin(2);
    transport.answer(1, { status: 503, headers: { "retry-after": "5" } });
    await settle();
    const until = job.clock.now() + 5000;
    expect(shown(job)).toMatchObject({
      state: { kind: "retrying", until, reason: "status", status: 503 },
      speed: 0,
      timeLeft: undefined,
    });
    expect(words(job)).toBe("Trying again in 5 s (503)");
    await job.clock.advance(5250);
    expect(shown(job).state).toEqual({ kind: "sending" });
    transport.answer(1);
    await settle();
    transport.answer(2);
    await settle();
    await outcome;
    expect(job.events.filter(({ type }) => type === "progress")).toContainEqual(
      expect.objectContaining({ progress: expect.objectContaining({ state: { kind: "completing" } }) }),
    );
    expect(shown(job)).toMatchObject({ state: { kind: "done" }, percent: 100, percentAcknowledged: 100 });
  });

  it("is sending while another part is in flight", async () => {
    const { job, transport } = await begin(2, 2);
    transport.answer(1, { status: 500 });
    await settle();
    await job.clock.advance(250);
    expect(shown(job).state).toEqual({ kind: "sending" });
  });

  it("is offline as soon as the network is lost, also during a retry, until it returns", async () => {
    const { job, transport } = await begin(2);
    transport.answer(1, { status: 500 });
    await settle();
    expect(shown(job).state.kind).toBe("retrying");
    const release = job.scheduler.gate.hold();
    expect(words(job)).toBe("Waiting for the network");
    await job.clock.advance(60_000);
    release();
    expect(shown(job).state.kind).toBe("sending");
    expect(transport.pending).toHaveLength(1);
  });

  it("reports how much is safe: sent bytes of a part count only when the store has them", async () => {
    const { job, transport } = await begin(4);
    transport.write(1, 3 * MIB);
    await job.clock.advance(250);
    expect(shown(job)).toMatchObject({ percentAcknowledged: 0, bytesAcknowledged: 0 });
    transport.answer(1);
    await settle();
    await job.clock.advance(250);
    expect(shown(job)).toMatchObject({ percentAcknowledged: 25, bytesAcknowledged: 6 * MIB });
  });
});

describe("the sentence for a state", () => {
  it.each([
    [{ kind: "sending" }, "Sending"],
    [{ kind: "offline" }, "Waiting for the network"],
    [{ kind: "completing" }, "All parts are sent. Waiting for the service"],
    [{ kind: "done" }, "Uploaded"],
    [{ kind: "retrying", until: 5000, reason: "connection" }, "Trying again in 5 s (the connection broke)"],
    [{ kind: "retrying", until: 300_000, reason: "timeout" }, "Trying again in 5 min (no response)"],
    [{ kind: "retrying", until: 4100 }, "Trying again in 5 s (the service asked to wait)"],
    [
      { kind: "retrying", until: 5000, reason: "status", status: 507 },
      "The server's disk is full. Trying again in 5 s (507)",
    ],
  ] as const)("%j: %s", (state, text) => {
    expect(describeState(state, 0)).toBe(text);
  });
});

describe("speed and time left", () => {
  it("excludes the time in which nothing is in flight", async () => {
    const { job, transport } = await begin(10);
    const send = async (partNumber: number): Promise<void> => {
      for (let sent = 0; sent < 6; sent += 1) {
        transport.write(partNumber, MIB);
        await job.clock.advance(1000);
      }
      transport.answer(partNumber);
      await settle();
    };
    await send(1);
    await send(2);
    const { speed } = shown(job);
    expect(speed / MIB).toBeGreaterThan(0.9);
    transport.answer(3, { status: 503, headers: { "retry-after": "3600" } });
    await settle();
    expect(shown(job).speed).toBe(0);
    await job.clock.advance(3_600_000);
    transport.write(3, 1);
    await job.clock.advance(500);
    expect(shown(job).speed).toBeGreaterThan(speed / 2);
    expect(shown(job).timeLeft).toBeLessThan(120_000);
  });
});
