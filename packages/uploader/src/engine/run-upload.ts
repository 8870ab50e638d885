import { type FileInfo, isApiError, isTimeoutError, isValidationError } from "@cdf-multipart/core";
import { loadEarlierRun, loadOverwrite } from "../chunks.js";
import type { SessionReason } from "../events/upload-event.js";
import type { Kept } from "../overwrite/if-changed.js";
import { partLength } from "../plan/upload-plan.js";
import type { AdoptedEntry } from "../resume/adopt-entry.js";
import type { OpeningAgain } from "../resume/open-again.js";
import { openSession, renewSession, type SessionRequest } from "../session/open-session.js";
import { SessionError } from "../session/session-error.js";
import type { MultipartSession, UploadPhase, UploadSession, UploadState } from "../session/upload-session.js";
import { takeFingerprint } from "../sources/sample-source.js";
import type { Transport } from "../transport/transport.js";
import { sendParts } from "./send-parts.js";
import type { RunSignals, UploadJob } from "./upload-job.js";

/** How a successful run ended: with the file, or drained because the caller asked for a pause. */
export type RunOutcome =
  | {
      readonly kind: "uploaded";
      readonly file: FileInfo;
      /** True if the file had this content already. */
      readonly unchanged?: true;
    }
  | { readonly kind: "drained" };

/** URLs that expire this often were never meant for an upload of this length. */
const SESSIONS_MAX = 4;

/** How often acknowledged parts are sent again because the service does not have them. */
const ROUNDS_MAX = 2;

interface Progressed {
  /** False when an earlier run may have completed the upload without receiving the answer. */
  readonly heard: boolean;
  readonly session: UploadSession;
  readonly acknowledged: Set<number>;
  readonly phase: UploadPhase;
}

/**
 * Takes an upload from the state in its journal to `uploaded`. Complete is only called when every part is
 * acknowledged and the source has been checked once more.
 *
 * Rejects with the first fatal error, or with the signal's reason, once nothing is in flight.
 */
export async function runUpload(
  job: UploadJob,
  transport: Transport,
  signals: RunSignals,
): Promise<RunOutcome> {
  const { signal } = signals;
  signal.throwIfAborted();
  const kept = await job.compare?.(signal);
  if (kept?.same !== undefined) return unchanged(job, kept.same);
  try {
    return await transfer(job, transport, signals, kept);
  } finally {
    kept?.stop();
  }
}

async function transfer(
  job: UploadJob,
  transport: Transport,
  signals: RunSignals,
  kept: Kept | undefined,
): Promise<RunOutcome> {
  const { signal } = signals;
  // All later checks of the source compare with this first one. It runs while the session is opened.
  // A small file is checked by the body that is sent, if its source can do that.
  const checksItself = job.contentType !== undefined && job.source.openChecked !== undefined;
  const looked = checksItself ? undefined : job.source.verify();
  looked?.catch(() => {});
  let at = await begin(job, signal);
  if (at.phase === "uploading") await looked;
  for (let sessions = 1, rounds = 1; at.phase === "uploading" || at.phase === "completing"; ) {
    if (at.phase === "completing") {
      at = await complete(job, at, signal, rounds);
      rounds += 1;
      continue;
    }
    const outcome = await sendParts({ job, transport, ...at, ...signals });
    if (outcome.kind === "drained") return outcome;
    if (outcome.kind === "all-acknowledged") {
      // The content of one PUT is stored already: its source was checked before its last byte was sent.
      if (at.session.contentType === undefined) await job.source.verify();
      signal.throwIfAborted();
      await reach(job, "completing");
      at = { ...at, phase: "completing" };
    } else {
      if (sessions >= SESSIONS_MAX) throw endedAgain(at.session, outcome.what, sessions);
      sessions += 1;
      at = await renew(job, at, signal);
    }
  }
  // The handle of a small file is closed, and its place among those in flight is free: many may wait together.
  if (at.session.contentType !== undefined && job.verify !== "download") {
    await kept?.hashed();
    await job.sent?.();
  }
  const stored = await uploaded(job, at.session, signal);
  if (job.waitFor === "node") await job.nodes?.settle(at.session.uploadedBefore, job.uploadedTimeout, signal);
  await verifyStored(job, stored.id, signal);
  const file = (await kept?.record(stored, at.session)) ?? stored;
  await reach(job, "done");
  tellEnd(job, { file });
  return { kind: "uploaded", file };
}

/** Ends an upload that has nothing to send. */
function unchanged(job: UploadJob, file: FileInfo): RunOutcome {
  for (const part of job.plan.parts) job.progress.acknowledged(part);
  tellEnd(job, { file, unchanged: true });
  return { kind: "uploaded", file, unchanged: true };
}

function tellEnd(
  { progress, clock, emit, scheduler }: UploadJob,
  end: { file: FileInfo; unchanged?: true },
): void {
  progress.done();
  const at = clock.now();
  emit({ type: "progress", at, progress: progress.snapshot(at, scheduler) });
  emit({ type: "uploaded", at, ...end });
}

async function begin(job: UploadJob, signal: AbortSignal): Promise<Progressed> {
  const { upload: earlier, openingAt, entryId, incomplete } = await job.journal.load();
  if (earlier !== undefined) return resumeSession(job, earlier);
  const adopted = entryId === undefined ? undefined : await adopt(job, entryId, signal);
  if (adopted !== undefined) return continueWith(job, adopted, "resumed", signal);
  const opened =
    openingAt === undefined
      ? { session: await openFirst(job, signal), arrived: false }
      : await openLater(job, { ...request(job, signal), openingAt, incomplete });
  return continueWith(job, opened, "target" in job.destination ? "existing" : "new", signal);
}

/** An entry whose URL was not kept; undefined if it cannot be used. */
async function adopt(
  job: UploadJob,
  entryId: number,
  signal: AbortSignal,
): Promise<AdoptedEntry | undefined> {
  const { adoptEntry } = await loadEarlierRun(signal);
  return adoptEntry(job, entryId, request(job, signal));
}

async function continueWith(
  job: UploadJob,
  { session, arrived }: AdoptedEntry,
  reason: SessionReason,
  signal: AbortSignal,
): Promise<Progressed> {
  if (!arrived) return started(job, session, reason, { parts: 0, bytes: 0 }, signal);
  const acknowledged = job.plan.parts.map((part) => ({
    partNumber: part.partNumber,
    bytes: partLength(part),
  }));
  return resumeSession(job, { plan: job.plan, session, acknowledged, phase: "completed" });
}

async function openLater(job: UploadJob, opening: OpeningAgain): Promise<AdoptedEntry> {
  const { openAgain } = await loadEarlierRun(opening.signal);
  return openAgain(job, opening);
}

async function completeLater(job: UploadJob, session: MultipartSession, signal: AbortSignal): Promise<void> {
  const { completeAgain } = await loadEarlierRun(signal);
  await completeAgain(job, session, signal);
}

/**
 * Opens the first session. The journal records it, so that a later run knows whether a file entry may exist.
 */
async function openFirst(job: UploadJob, signal: AbortSignal): Promise<UploadSession> {
  await job.journal.append({ type: "opening", at: job.clock.now() });
  try {
    return await openSession(job.destination, request(job, signal));
  } catch (error) {
    if (isRefusal(error)) await job.journal.append({ type: "refused" });
    if (!("overwrite" in job.destination) || !isApiError(error) || error.status !== 400) throw error;
    // Without network it cannot be loaded, and the refusal says more than that.
    const script = await loadOverwrite(signal).catch(() => undefined);
    throw (await script?.explainRefusal(job.client, job.destination, error, signal)) ?? error;
  }
}

/** True for an answer that proves that nothing was created. */
function isRefusal(error: unknown): boolean {
  return isValidationError(error) || (isApiError(error) && error.status >= 400 && error.status < 500);
}

function resumeSession(job: UploadJob, { session, acknowledged, phase }: UploadState): Progressed {
  const kept = new Set(acknowledged.map(({ partNumber }) => partNumber));
  job.progress.sessionLost();
  job.checks.sessionLost();
  for (const part of acknowledged) job.checks.resumed(part);
  for (const part of job.plan.parts) if (kept.has(part.partNumber)) job.progress.acknowledged(part);
  tellSession(job, session, "resumed", kept.size, { parts: 0, bytes: 0 });
  return { session, acknowledged: kept, phase, heard: phase !== "completing" };
}

/**
 * Waits for the content. If it does not arrive in time, the next run completes the file again: this call may
 * have had no effect.
 */
async function uploaded(job: UploadJob, session: UploadSession, signal: AbortSignal): Promise<FileInfo> {
  const { fileId, uploadedBefore } = session;
  try {
    return await job.watch.wait(fileId, job.uploadedTimeout, signal, uploadedBefore);
  } catch (error) {
    if (isTimeoutError(error)) await reach(job, "completing");
    throw error;
  }
}

/**
 * New URLs do not contain the parts that were sent to the old ones. Those parts are sent again, and an event
 * reports it.
 */
async function renew(
  job: UploadJob,
  { session, acknowledged }: Progressed,
  signal: AbortSignal,
): Promise<Progressed> {
  const lost = job.plan.parts.filter((part) => acknowledged.has(part.partNumber));
  const bytes = lost.reduce((sum, part) => sum + part.end - part.start, 0);
  const next = await renewSession(session, job.destination, request(job, signal));
  job.progress.sessionLost();
  job.checks.sessionLost();
  return started(job, next, "expired", { parts: lost.length, bytes }, signal);
}

async function started(
  job: UploadJob,
  session: UploadSession,
  reason: SessionReason,
  lost: { readonly parts: number; readonly bytes: number },
  signal: AbortSignal,
): Promise<Progressed> {
  const source = await (job.lasting ? takeFingerprint(job.source, signal) : job.source.fingerprint());
  await job.journal.append({ type: "session", session, plan: job.plan, source });
  tellSession(job, session, reason, 0, lost);
  return { session, acknowledged: new Set(), phase: "uploading", heard: true };
}

function tellSession(
  job: UploadJob,
  session: UploadSession,
  reason: SessionReason,
  partsKept: number,
  lost: { readonly parts: number; readonly bytes: number },
): void {
  const { fileId, uploadId, expiresAt } = session;
  job.emit({
    type: "session",
    at: job.clock.now(),
    reason,
    fileId,
    ...(uploadId === undefined ? {} : { uploadId }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    partsKept,
    partsLost: lost.parts,
    bytesLost: lost.bytes,
  });
}

/** Completes the upload. When the service lacks acknowledged parts, returns the state to continue from. */
async function complete(
  job: UploadJob,
  at: Progressed,
  signal: AbortSignal,
  rounds: number,
): Promise<Progressed> {
  const { session, heard } = at;
  const { fileId } = session;
  job.emit({ type: "completing", at: job.clock.now(), fileId });
  try {
    // The answer to the only PUT completes such a file.
    if (session.contentType !== undefined) signal.throwIfAborted();
    else if (heard)
      await job.client.completeMultiPartUpload({ id: fileId, uploadId: session.uploadId }, { signal });
    else await completeLater(job, session, signal);
  } catch (error) {
    if (!isApiError(error) || rounds > ROUNDS_MAX) throw error;
    const { remedyFor, remedyWarning } = await loadEarlierRun(signal);
    const remedy = remedyFor(error, job.plan.parts.length, heard);
    if (remedy === undefined) throw error;
    job.emit(remedyWarning(error, remedy, job.clock.now()));
    if (remedy.kind === "new-session") return renew(job, at, signal);
    const { partNumbers } = remedy;
    await job.journal.append({ type: "drop", partNumbers });
    const { upload } = await job.journal.load();
    if (upload === undefined) throw error;
    return { ...resumeSession(job, upload), heard: true };
  }
  await reach(job, "completed");
  job.emit({ type: "completed", at: job.clock.now(), fileId });
  return { ...at, phase: "completed" };
}

/** Reads the stored file back, if that was asked for, and reports which checks were made. */
async function verifyStored(job: UploadJob, fileId: number, signal: AbortSignal): Promise<void> {
  const { verify, clock, checks, readBack } = job;
  if (verify === "none") return;
  const bytes = (await readBack?.({ ...job, fileId, signal })) ?? 0;
  job.emit({ type: "verified", at: clock.now(), verification: checks.report(bytes) });
}

function reach(job: UploadJob, phase: Exclude<UploadPhase, "uploading">): Promise<void> {
  return job.journal.append({ type: "phase", phase });
}

function request(job: UploadJob, signal: AbortSignal): SessionRequest {
  const { client, plan, clock, contentType, nodes } = job;
  const correct: SessionRequest["correct"] = async (entry, asked) =>
    (await loadOverwrite(signal)).correctFields(client, entry, asked, signal);
  return { client, parts: plan.parts.length, now: clock.now(), signal, contentType, nodes, correct };
}

function endedAgain({ fileId }: UploadSession, what: string, sessions: number): SessionError {
  return new SessionError(
    `The upload URLs of file ${fileId} expired ${sessions} times before all parts were sent (${what}). ` +
      "The link is too slow for the lifetime of the URLs, or the clock of this machine is wrong. Check the clock; use a faster " +
      "link or smaller files.",
    { code: "session-expired", fileId },
  );
}
