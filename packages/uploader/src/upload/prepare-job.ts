import { type FilesClient, RETRY_DEFAULTS, systemClock } from "@cdf-multipart/core";
import type { UploadJob } from "../engine/upload-job.js";
import { createUploadedWatch, type UploadedWatch } from "../engine/uploaded-watch.js";
import type { UploadEvent } from "../events/upload-event.js";
import { memoryJournal } from "../journal/memory-journal.js";
import { planParts } from "../plan/plan-parts.js";
import type { UploadPlan } from "../plan/upload-plan.js";
import { createProgressMeter } from "../progress/progress-meter.js";
import { createScheduler } from "../scheduler/scheduler.js";
import type { UploadState } from "../session/upload-session.js";
import type { Source } from "../sources/source.js";
import { SourceChangedError } from "../sources/source-changed-error.js";
import { toDestination } from "./destination.js";
import { UPLOAD_DEFAULTS, type UploadOptions } from "./upload-options.js";

/** What a job is made from beside the options. */
export interface JobParts {
  readonly client: FilesClient;
  readonly source: Source;
  readonly emit: (event: UploadEvent) => void;
  /** Shared by uploads that run together. */
  readonly watch?: UploadedWatch | undefined;
}

/** Looks at the source and at what an earlier run left, and plans. Nothing is sent yet. */
export async function prepareJob(
  options: UploadOptions,
  { client, source, emit, watch }: JobParts,
): Promise<UploadJob> {
  const { concurrency, memory, limitRate } = options;
  const clock = options.clock ?? systemClock;
  const journal = options.journal ?? memoryJournal();
  const destination = toDestination(options, source);
  const plan = planFor(source, (await journal.load()).upload, options);
  emit({ type: "planned", at: clock.now(), plan });
  return {
    client,
    source,
    destination,
    plan,
    journal,
    clock,
    emit,
    scheduler:
      options.scheduler ??
      createScheduler({
        clock,
        gate: client.cooldown,
        ...(concurrency === undefined ? {} : { concurrency }),
        ...(memory === undefined ? {} : { memory }),
        ...(limitRate === undefined ? {} : { limitRate }),
      }),
    progress: createProgressMeter(plan),
    watch: watch ?? createUploadedWatch(client, clock),
    retry: { ...RETRY_DEFAULTS, ...options.retry },
    uploadedTimeout: options.uploadedTimeout ?? UPLOAD_DEFAULTS.uploadedTimeout,
    random: options.random ?? Math.random,
  };
}

/** An upload that is gone on with keeps its plan: the acknowledged parts are ranges of it. */
function planFor(source: Source, earlier: UploadState | undefined, options: UploadOptions): UploadPlan {
  if (earlier !== undefined) {
    if (earlier.plan.size === source.size) return earlier.plan;
    throw new SourceChangedError(
      `The source has ${source.size} bytes, but the upload that was begun is of ${earlier.plan.size}. Start a new upload.`,
      { change: "size" },
    );
  }
  const { partSize, parts, concurrency } = options;
  return planParts(source.size, {
    ...(partSize === undefined ? {} : { partSize }),
    ...(parts === undefined ? {} : { parts }),
    ...(typeof concurrency === "number" ? { concurrency } : {}),
  });
}
