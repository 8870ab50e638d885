import type { Clock, FilesClient, RetryOptions } from "@cdf-multipart/core";
import type { UploadEvent } from "../events/upload-event.js";
import type { Journal } from "../journal/journal.js";
import type { Kept } from "../overwrite/if-changed.js";
import type { UploadPlan } from "../plan/upload-plan.js";
import type { ProgressMeter } from "../progress/progress-meter.js";
import type { Scheduler } from "../scheduler/scheduler.js";
import type { Destination, NodeSessions } from "../session/open-session.js";
import type { UploadedWatch } from "../session/uploaded-watch.js";
import type { Source } from "../sources/source.js";
import type { PartChecks } from "../verify/part-checks.js";
import type { VerifyMode } from "../verify/verification.js";
import type { DownloadCheck } from "../verify/verify-download.js";

/** Everything that one upload works with; the same for all of its runs. */
export interface UploadJob {
  readonly client: FilesClient;
  readonly source: Source;
  readonly destination: Destination;
  readonly plan: UploadPlan;
  readonly scheduler: Scheduler;
  readonly journal: Journal;
  /** Whether the journal outlives the process. If so, it has to record a fingerprint of the source. */
  readonly lasting: boolean;
  readonly checks: PartChecks;
  readonly verify: VerifyMode;
  /** Compares the source with the content that the file has; absent unless that was requested. */
  readonly compare?: ((signal: AbortSignal) => Promise<Kept>) | undefined;
  /** Present if the file is that of a data-modeling node. */
  readonly nodes?: NodeSessions | undefined;
  /** What the upload waits for at its end. */
  readonly waitFor: "file" | "node";
  /** Called when nothing is read any more and only the service has to report `uploaded`. */
  readonly sent?: (() => Promise<void>) | undefined;
  /** The Content-Type of a file that is uploaded in one PUT; undefined for one in parts. */
  readonly contentType?: string | undefined;
  /**
   * Compares the stored file with the source, if that was requested; resolves with the number of bytes
   * compared.
   */
  readonly readBack?: ((check: DownloadCheck) => Promise<number>) | undefined;
  readonly progress: ProgressMeter;
  readonly watch: UploadedWatch;
  readonly retry: Readonly<Required<RetryOptions>>;
  /** How long to wait for `uploaded` after complete, ms. */
  readonly uploadedTimeout: number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly emit: (event: UploadEvent) => void;
}

/** How a run can be ended early. */
export interface RunSignals {
  /** Ends the run immediately: connections are closed, and parts in flight are returned to the queue. */
  readonly signal: AbortSignal;
  /**
   * Starts no new parts. The run waits for parts in flight that can be done within the time in its reason,
   * ms; the others are aborted.
   */
  readonly drain: AbortSignal;
}
