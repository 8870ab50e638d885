import { describe, expect, it } from "vitest";
import { runUpload } from "../../src/engine/run-upload.js";
import type { UploadJob } from "../../src/engine/upload-job.js";
import { createScheduler } from "../../src/scheduler/scheduler.js";
import { blobSource } from "../../src/sources/blob-source.js";
import { bytesSource } from "../../src/sources/bytes-source.js";
import type { Source } from "../../src/sources/source.js";
import { scriptedTransport } from "../../src/testing/scripted-transport.js";
import { fetchTransport } from "../../src/transport/fetch-transport.js";
import { manualClock } from "../doubles/manual-clock.js";
import { testJob } from "../doubles/upload-job.js";

const MIB = 1024 * 1024;
const PARTS = 12;
const PART = 6 * MIB;
const MEMORY = 20 * MIB;

/** A source that is neither a Blob nor bytes, such as a URL. */
function readOnly(source: Source): Source {
  const { blob: _, copiesBlob: __, ...rest } = source;
  return { ...rest, kind: "url" };
}

const bytes = new Uint8Array(PARTS * PART);
const sources: readonly (readonly [string, () => Source])[] = [
  ["bytes", () => bytesSource(bytes, { name: "a" })],
  ["a Blob", () => blobSource(new Blob([bytes]), { name: "a" })],
  ["a URL", () => readOnly(bytesSource(bytes, { name: "a" }))],
];

const cases = sources.flatMap(([kind, source]) =>
  [undefined, 1e12].flatMap((limitRate) =>
    [false, true].map((streaming) => ({ kind, source, limitRate, streaming })),
  ),
);

describe("the parts that fetch sends hold no more than the memory limit", () => {
  it.each(cases)("$kind, limit of the rate $limitRate, streaming $streaming", async (one) => {
    const { source, limitRate, streaming } = one;
    const held: number[] = [];
    const controller = new AbortController();
    const hanging = (_: string | URL | Request, init?: RequestInit): Promise<Response> =>
      new Promise((_resolve, reject) => {
        const { body } = init ?? {};
        // The runtime reads a Blob of a file; a Blob of bytes in memory is a copy.
        if (body instanceof Uint8Array) held.push(body.byteLength);
        else if (body instanceof Blob) held.push(one.kind === "bytes" ? body.size : 0);
        else held.push(0);
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      });
    const clock = manualClock();
    const scheduler = createScheduler({
      concurrency: 12,
      memory: MEMORY,
      clock,
      ...(limitRate === undefined ? {} : { limitRate }),
    });
    const job: UploadJob = testJob(PARTS, { source: source(), scheduler });
    const transport = fetchTransport({ fetch: hanging, streaming });
    const drain = new AbortController().signal;
    const running = runUpload(job, transport, { signal: controller.signal, drain });
    running.catch(() => {});
    // Every part in flight reaches fetch.
    while (scheduler.running === 0 || held.length < scheduler.running) {
      await new Promise((resolve) => setTimeout(resolve));
      await clock.advance(1);
    }
    expect(held.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MEMORY);
    expect(scheduler.running).toBe(scheduler.concurrency);
    controller.abort();
    await expect(running).rejects.toBe(controller.signal.reason);
    await transport.close();
  });
});

function aborting(): { readonly signal: AbortSignal; abort(): void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

describe("a concurrency that memory does not allow", () => {
  const run = async (setting: { concurrency: number | "auto"; memory?: number }, uploads = 1) => {
    const clock = manualClock();
    const scheduler = createScheduler({ ...setting, clock });
    const warnings: string[] = [];
    for (let upload = 0; upload < uploads; upload += 1) {
      const job = testJob(PARTS, { scheduler });
      const transport = scriptedTransport();
      const { signal, abort } = aborting();
      const running = runUpload(job, transport, { signal, drain: new AbortController().signal });
      running.catch(() => {});
      await transport.waitForPending(1);
      abort();
      await expect(running).rejects.toBe(signal.reason);
      for (const event of job.events)
        if (event.type === "warning" && event.code === "concurrency-limited") warnings.push(event.message);
    }
    return warnings;
  };

  it("is reported once, with the numbers and the way out", async () => {
    expect(await run({ concurrency: 10, memory: 20 * MIB }, 3)).toEqual([
      "At most 5 instead of 10 parts are in flight: each holds up to 4194304 bytes (4 MiB) in memory, and the limit is " +
        "20971520 bytes (20 MiB). Raise the memory limit to 41943040 bytes (40 MiB), or lower the concurrency to 5.",
    ]);
  });

  it.each([
    { concurrency: 32 },
    { concurrency: "auto" as const, memory: MIB },
    { concurrency: 5, memory: 20 * MIB },
    { concurrency: 1, memory: 1 },
  ])("is not reported for %o", async (setting) => {
    expect(await run(setting)).toEqual([]);
  });
});
