import type { Clock, FilesClient } from "@cdf-multipart/core";
import { type RunOutcome, runUpload } from "../engine/run-upload.js";
import type { RunSignals, UploadJob } from "../engine/upload-job.js";
import type { Scheduler } from "../scheduler/scheduler.js";
import { createUploadedWatch, type UploadedWatch } from "../session/uploaded-watch.js";
import type { Transport } from "../transport/transport.js";
import type { UploadOptions } from "./options.js";
import type { Platform, SchedulerChoice } from "./platform.js";
import { type JobParts, prepareJob } from "./prepare-job.js";
import { schedulerFor } from "./scheduler-for.js";

/** The engine and its parts. A handle needs it only when it starts, so a page can load it then. */
export interface Engine<Input> {
  readonly platform: Platform<Input>;
  prepareJob(options: UploadOptions, parts: JobParts): Promise<UploadJob>;
  runUpload(job: UploadJob, transport: Transport, signals: RunSignals): Promise<RunOutcome>;
  /** The scheduler of uploads that run together. `createUploadedWatch` creates their common watch. */
  schedulerFor(client: FilesClient, settings: SchedulerChoice): Scheduler;
  createUploadedWatch(client: FilesClient, clock: Clock, isBusy?: () => boolean): UploadedWatch;
}

/** The engine on a given platform. */
export function engineOn<Input>(platform: Platform<Input>): Engine<Input> {
  return {
    platform,
    prepareJob,
    runUpload,
    schedulerFor: (client, settings) => schedulerFor(platform, client, settings),
    createUploadedWatch,
  };
}
