import { NetworkError } from "@cdf-multipart/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPartError } from "../../src/engine/part-error.js";
import { runUpload } from "../../src/engine/run-upload.js";
import { SourceError } from "../../src/sources/source-error.js";
import { scriptedTransport } from "../../src/testing/scripted-transport.js";
import { settle } from "../doubles/manual-clock.js";
import { type TestJob, testJob } from "../doubles/upload-job.js";

/** The effect of the store or the network on an attempt. */
const outcome = fc.oneof(
  { weight: 8, arbitrary: fc.constant("ok" as const) },
  { weight: 2, arbitrary: fc.constantFrom("500", "503", "429", "early", "reset") },
  { weight: 1, arbitrary: fc.constantFrom("403", "source") },
);
const step = fc.record({ outcome, which: fc.nat(), wait: fc.nat({ max: 2_000 }) });
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function answer(
  transport: ReturnType<typeof scriptedTransport>,
  partNumber: number,
  what: Step["outcome"],
): void {
  if (what === "ok") {
    transport.answer(partNumber);
  } else if (what === "early") {
    transport.answer(partNumber, { bytesWritten: 5 });
  } else if (what === "reset") {
    transport.fail(partNumber, new NetworkError("Reset.", { code: "connection-lost", mayHaveArrived: true }));
  } else if (what === "source") {
    transport.fail(partNumber, new SourceError("Gone.", { code: "source-unreadable" }));
  } else {
    transport.answer(partNumber, { status: Number(what) });
  }
}

/** Performs the steps; all later requests succeed. */
async function play(job: TestJob, steps: readonly Step[]) {
  const transport = scriptedTransport();
  const none = new AbortController().signal;
  const acknowledged: number[] = [];
  let fatal = 0;
  const end = runUpload(job, transport, { signal: none, drain: none }).then(
    () => ({ error: undefined }),
    (error: unknown) => ({ error }),
  );
  const ended = end.then(() => true);
  const rest: Step = { outcome: "ok", which: 0, wait: 100 };
  for (let i = 0; i < 300; i += 1) {
    await job.clock.advance(steps[i]?.wait ?? 5_000);
    if (await Promise.race([ended, Promise.resolve(false)])) break;
    const { outcome: what, which } = steps[i] ?? rest;
    const pending = transport.pending[which % Math.max(1, transport.pending.length)];
    if (pending === undefined) continue;
    if (what === "ok") acknowledged.push(pending.partNumber);
    if (what === "403" || what === "source") fatal += 1;
    answer(transport, pending.partNumber, what);
  }
  return { transport, acknowledged, fatal, ...(await end) };
}

describe("for any outcome of the attempts", () => {
  it("each part is acknowledged exactly once and then completed, or the first fatal error is thrown", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 4 }),
        async (steps, parts, concurrency) => {
          const job = testJob(parts, { concurrency });
          const { transport, acknowledged, fatal, error } = await play(job, steps);
          const kept =
            (await job.journal.load()).upload?.acknowledged.map(({ partNumber }) => partNumber) ?? [];
          // No part is sent again after the store accepted it, and none goes to the URL of another part.
          expect(new Set(acknowledged).size).toBe(acknowledged.length);
          expect([...kept].sort()).toEqual([...acknowledged].sort());
          for (const { url, partNumber } of transport.requests) expect(url).toContain(`/part-${partNumber}?`);
          expect(job.service.calls.includes("complete")).toBe(error === undefined);
          if (error === undefined) expect(kept).toHaveLength(parts);
          else expect(fatal > 0 && (isPartError(error) || error instanceof SourceError)).toBe(true);
          // No connection, timer or attempt is left.
          await settle();
          expect([transport.pending.length, job.scheduler.running, job.clock.sleeping]).toEqual([0, 0, 0]);
        },
      ),
      { numRuns: 150 },
    );
  });
});
