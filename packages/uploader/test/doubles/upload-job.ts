import { resolveRetry } from "@cdf-multipart/core/internal/calls";
import { portableHashes } from "../../src/checksums/hashes.js";
import type { UploadJob } from "../../src/engine/upload-job.js";
import type { UploadEvent } from "../../src/events/upload-event.js";
import { memoryJournal } from "../../src/journal/journal.js";
import { planParts } from "../../src/plan/plan-parts.js";
import { createProgressMeter } from "../../src/progress/progress-meter.js";
import { createScheduler } from "../../src/scheduler/scheduler.js";
import { createUploadedWatch } from "../../src/session/uploaded-watch.js";
import { bytesSource } from "../../src/sources/bytes-source.js";
import { createPartChecks } from "../../src/verify/part-checks.js";
import { type FakeService, fakeService } from "./fake-client.js";
import { type ManualClock, manualClock } from "./manual-clock.js";

const MIB = 1024 * 1024;

/** A job with everything in memory and a clock that the test controls. */
export interface TestJob extends UploadJob {
  readonly clock: ManualClock;
  readonly service: FakeService;
  readonly events: UploadEvent[];
}

/** A job with this number of parts of 6 MiB. */
export function testJob(
  parts: number,
  change: Partial<UploadJob> & { readonly service?: FakeService; readonly concurrency?: number } = {},
): TestJob {
  const clock = manualClock();
  const service = change.service ?? fakeService();
  const events: UploadEvent[] = [];
  const plan = change.plan ?? planParts(parts * 6 * MIB, { partSize: 6 * MIB });
  return {
    client: service.client,
    source: bytesSource(new Uint8Array(plan.size), { name: "test.bin" }),
    destination: { file: { name: "test.bin", externalId: "test" } },
    plan,
    scheduler: createScheduler({ clock, concurrency: change.concurrency ?? 3 }),
    journal: memoryJournal(),
    lasting: false,
    checks: createPartChecks({ verify: "none", keep: false, hashes: portableHashes }),
    verify: "none",
    waitFor: "file",
    progress: createProgressMeter(plan),
    watch: createUploadedWatch(service.client, clock),
    retry: resolveRetry(),
    uploadedTimeout: 10_000,
    random: () => 0.5,
    emit: (event) => void events.push(event),
    ...change,
    clock,
    service,
    events,
  };
}
