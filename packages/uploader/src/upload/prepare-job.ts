import type { FilesClient } from "@cdf-multipart/core";
import { loadContentChecks, loadEarlierRun, loadNodeFiles, loadOverwrite, loadSha256 } from "../chunks.js";
import type { UploadJob } from "../engine/upload-job.js";
import type { UploadEvent, WarningCode } from "../events/upload-event.js";
import type { Journal } from "../journal/journal.js";
import type { NodeDesk } from "../nodes/node-desk.js";
import type { Placing } from "../overwrite/choose-place.js";
import type { EntryDesk } from "../overwrite/entry-desk.js";
import type { Comparing } from "../overwrite/if-changed.js";
import { planParts } from "../plan/plan-parts.js";
import type { UploadPlan } from "../plan/upload-plan.js";
import { createProgressMeter } from "../progress/progress-meter.js";
import { putAway } from "../resume/put-away.js";
import type { Scheduler } from "../scheduler/scheduler.js";
import { onePutType } from "../session/one-put.js";
import type { Destination } from "../session/open-session.js";
import type { UploadState } from "../session/upload-session.js";
import { createUploadedWatch, type UploadedWatch } from "../session/uploaded-watch.js";
import type { Source } from "../sources/source.js";
import type { VerifyMode } from "../verify/verification.js";
import { chooseJournal, type Persistence } from "./choose-journal.js";
import { resolveSettings } from "./defaults.js";
import { toDestination } from "./inputs.js";
import type { UploadOptions } from "./options.js";
import type { Platform } from "./platform.js";
import { schedulerFor } from "./scheduler-for.js";

/** What a job needs besides the options. */
export interface JobParts {
  readonly client: FilesClient;
  readonly source: Source;
  readonly emit: (event: UploadEvent) => void;
  /** Shared by uploads that run together. */
  readonly watch?: UploadedWatch | undefined;
  /** Shared by uploads that run together and compare their content. */
  readonly desk?: EntryDesk | undefined;
  /** The desk that uploads into nodes share. @default one of this upload */
  readonly nodes?: (() => Promise<NodeDesk>) | undefined;
  /** Journals and checks of the platform. */
  readonly persistence: Persistence;
  /** The platform's scheduler and reader. */
  readonly platform: Pick<Platform<never>, "cap" | "timeAtRisk" | "scheduler" | "reader" | "sha256">;
  readonly signal: AbortSignal;
  /** See {@link UploadJob.sent}. */
  readonly sent?: UploadJob["sent"];
}

/** Examines the source and the journal of an earlier run, and plans. Sends nothing yet. */
export async function prepareJob(options: UploadOptions, parts: JobParts): Promise<UploadJob> {
  const { client, source, emit, watch, persistence, platform, signal, sent, nodes } = parts;
  const { restart, resumeCheck, onePutMax, ...settings } = resolveSettings(options);
  const { clock, verify } = settings;
  const named = await toDestination(options, source, signal);
  const warn = (code: WarningCode, message: string): void =>
    emit({ type: "warning", at: clock.now(), code, message });
  const { journal, lasting } = await chooseJournal(options, {
    client,
    source,
    destination: named,
    platform: persistence,
    clock,
    warn,
  });
  const scheduler = schedulerFor(platform, client, options);
  const { plan, destination, contentType } = await closingOnFailure(journal, async () => {
    const { upload, node } = await journal.load();
    if (upload !== undefined || (restart && node !== undefined)) {
      const { reconcile } = await loadEarlierRun(signal);
      const hashes = await persistence.hashes();
      const check = resumeCheck;
      await reconcile({ client, journal, destination: named, source, restart, check, hashes, signal, warn });
    }
    const { upload: earlier } = await journal.load();
    return chooseWay(named, planFor(source, earlier, options, scheduler), earlier, onePutMax);
  });
  emit({ type: "planned", at: clock.now(), plan });
  return {
    client,
    source,
    destination,
    plan,
    journal,
    lasting,
    checks: await persistence.checks({ verify, keep: lasting }),
    compare: comparison(options, { source, destination: named, journal, clock, warn }, parts),
    sent,
    contentType,
    nodes: await nodeSessions(destination, { client, clock, journal, signal, nodes }),
    readBack: await loadReadBack(verify, platform),
    ...settings,
    emit,
    scheduler,
    progress: createProgressMeter(plan),
    watch: watch ?? createUploadedWatch(client, clock),
  };
}

/** The comparison of an upload with `overwrite: "if-changed"`. */
function comparison(
  { overwrite }: UploadOptions,
  {
    destination,
    clock,
    ...upload
  }: Omit<Comparing, "place" | "sha256"> & Pick<Placing, "destination" | "clock">,
  { client, desk, platform, nodes }: JobParts,
): UploadJob["compare"] {
  if (typeof overwrite !== "string") return undefined;
  return async (signal) => {
    const { compareContent, recordPlace } = await loadOverwrite(signal);
    const sha256 = platform.sha256 ?? (await loadSha256(signal)).portableSha256;
    const nodeDesk = nodes ?? (async () => (await loadNodeFiles(signal)).createNodeDesk(client, clock));
    const place = await recordPlace({ overwrite, destination, client, clock, desk, nodeDesk });
    return compareContent({ ...upload, place, sha256 }, signal);
  };
}

/** The sessions of a node's file; undefined for every other file. */
async function nodeSessions(
  destination: Destination,
  {
    nodes,
    signal,
    ...parts
  }: Pick<JobParts, "client" | "signal" | "nodes"> & Pick<UploadJob, "clock" | "journal">,
): Promise<UploadJob["nodes"]> {
  const node = "node" in destination ? destination.node : undefined;
  const instanceId = node ?? ("target" in destination ? destination.target.instanceId : undefined);
  if (instanceId === undefined) return undefined;
  const { createNodeDesk, createNodeSessions } = await loadNodeFiles(signal);
  const desk = (await nodes?.()) ?? createNodeDesk(parts.client, parts.clock);
  const { space, externalId } = instanceId;
  return createNodeSessions({ ...parts, desk, node, instanceId: { space, externalId } });
}

/** One PUT or parts. A resumed upload keeps its kind, because its session is of that kind. */
function chooseWay(
  named: Destination,
  plan: UploadPlan,
  earlier: UploadState | undefined,
  onePutMax: number,
): Pick<UploadJob, "plan" | "destination" | "contentType"> {
  const mimeType = earlier === undefined ? onePutType(plan, named, onePutMax) : earlier.session.contentType;
  if (mimeType === undefined) return { plan, destination: named };
  if (!("file" in named)) return { plan, destination: named, contentType: mimeType };
  return { plan, destination: { ...named, file: { ...named.file, mimeType } }, contentType: mimeType };
}

/** Loaded early: at the end of the upload, the network may be down or the site redeployed. */
async function loadReadBack(
  verify: VerifyMode,
  { reader }: JobParts["platform"],
): Promise<UploadJob["readBack"]> {
  if (verify !== "download") return undefined;
  const { verifyDownload } = await loadContentChecks();
  return (check) => verifyDownload(check, reader);
}

/** A journal holds a lock, which must be released after any error before the upload begins. */
async function closingOnFailure<T>(journal: Journal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await putAway(journal);
    throw error;
  }
}

/** A resumed upload keeps its plan, because its acknowledged parts are ranges of that plan. */
function planFor(
  source: Source,
  earlier: UploadState | undefined,
  { partSize, parts }: UploadOptions,
  { asked, partTarget: wantedPartSize }: Scheduler,
): UploadPlan {
  if (earlier !== undefined) return earlier.plan;
  const concurrency = asked === "auto" ? undefined : asked;
  return planParts(source.size, { partSize, parts, concurrency, target: wantedPartSize });
}
