import { type RunOutcome, runUpload } from "../engine/run-upload.js";
import type { RunSignals, UploadJob } from "../engine/upload-job.js";
import type { Transport } from "../transport/transport.js";
import type { Platform } from "./platform.js";
import { type JobParts, prepareJob } from "./prepare-job.js";
import type { UploadOptions } from "./upload-options.js";

/** What runs uploads. A handle needs it when it is started: a page can load it then. */
export interface Machine<Input> {
  readonly platform: Platform<Input>;
  prepareJob(options: UploadOptions, parts: JobParts): Promise<UploadJob>;
  runUpload(job: UploadJob, transport: Transport, signals: RunSignals): Promise<RunOutcome>;
}

/** The one engine, on a platform. */
export function machineOn<Input>(platform: Platform<Input>): Machine<Input> {
  return { platform, prepareJob, runUpload };
}
