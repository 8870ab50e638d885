import { createLoader, type FilesClient, RETRY_DEFAULTS, systemClock } from "@cdf-multipart/core";
import type { UploadJob } from "../engine/upload-job.js";
import { createUploadedWatch, type UploadedWatch } from "../engine/uploaded-watch.js";
import type { UploadEvent, WarningCode } from "../events/upload-event.js";
import type { Journal } from "../journal/journal.js";
import { putAway } from "../journal/put-away.js";
import { planParts } from "../plan/plan-parts.js";
import type { UploadPlan } from "../plan/upload-plan.js";
import { createProgressMeter } from "../progress/progress-meter.js";
import type { UploadState } from "../session/upload-session.js";
import type { Source } from "../sources/source.js";
import type { VerifyMode } from "../verify/verification.js";
import { chooseJournal, type Memory } from "./choose-journal.js";
import { toDestination } from "./destination.js";
import type { Platform } from "./platform.js";
import { schedulerFor } from "./scheduler-for.js";
import { UPLOAD_DEFAULTS, type UploadOptions } from "./upload-options.js";

/** What a job is made from beside the options. */
export interface JobParts {
  readonly client: FilesClient;
  readonly source: Source;
  readonly emit: (event: UploadEvent) => void;
  /** Shared by uploads that run together. */
  readonly watch?: UploadedWatch | undefined;
  /** What the platform has to remember with. */
  readonly memory: Memory;
  /** What it says about schedulers. */
  readonly platform: Pick<Platform<never>, "cap" | "scheduler" | "reader">;
  readonly signal: AbortSignal;
}

// What few uploads come to is loaded when it is needed: pages have less to fetch.
const loadEarlierRun = createLoader(() => import("../resume/earlier-run.js"));
const loadChecks = createLoader(() => import("../verify/content-checks.js"));

/** Looks at the source and at what an earlier run left, and plans. Nothing is sent yet. */
export async function prepareJob(
  options: UploadOptions,
  { client, source, emit, watch, memory, platform, signal }: JobParts,
): Promise<UploadJob> {
  const clock = options.clock ?? systemClock;
  const { restart, resumeCheck, verify } = { ...UPLOAD_DEFAULTS, ...options };
  const destination = toDestination(options, source);
  const warn = (code: WarningCode, message: string): void =>
    emit({ type: "warning", at: clock.now(), code, message });
  const { journal, lasting } = await chooseJournal(options, {
    client,
    source,
    destination,
    platform: memory,
    clock,
    warn,
  });
  const plan = await closingOnFailure(journal, async () => {
    if ((await journal.load()).upload !== undefined) {
      const { reconcile } = await loadEarlierRun(signal);
      const hashes = await memory.hashes();
      const check = resumeCheck;
      await reconcile({ client, journal, destination, source, restart, check, hashes, signal, warn });
    }
    return planFor(source, (await journal.load()).upload, options);
  });
  emit({ type: "planned", at: clock.now(), plan });
  return {
    client,
    source,
    destination,
    plan,
    journal,
    lasting,
    checks: await memory.checks({ verify, keep: lasting }),
    verify,
    readBack: await loadReadBack(verify, platform),
    clock,
    emit,
    scheduler: schedulerFor(platform, client, options),
    progress: createProgressMeter(plan),
    watch: watch ?? createUploadedWatch(client, clock),
    retry: { ...RETRY_DEFAULTS, ...options.retry },
    uploadedTimeout: options.uploadedTimeout ?? UPLOAD_DEFAULTS.uploadedTimeout,
    random: options.random ?? Math.random,
  };
}

/** Loaded before it is needed: at the end the network may be gone, or the site renewed. */
async function loadReadBack(
  verify: VerifyMode,
  { reader }: JobParts["platform"],
): Promise<UploadJob["readBack"]> {
  if (verify !== "download") return undefined;
  const { verifyDownload } = await loadChecks();
  return (check) => verifyDownload(check, reader);
}

/** A journal holds a lock: whatever goes wrong before the upload begins must give it back. */
async function closingOnFailure<T>(journal: Journal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await putAway(journal);
    throw error;
  }
}

/** An upload that is gone on with keeps its plan: the acknowledged parts are ranges of it. */
function planFor(source: Source, earlier: UploadState | undefined, options: UploadOptions): UploadPlan {
  if (earlier !== undefined) return earlier.plan;
  const { partSize, parts, concurrency } = options;
  return planParts(source.size, {
    ...(partSize === undefined ? {} : { partSize }),
    ...(parts === undefined ? {} : { parts }),
    ...(typeof concurrency === "number" ? { concurrency } : {}),
  });
}
