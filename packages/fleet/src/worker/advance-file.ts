/**
 * Does what one worker must do for a large file: opens its session and gives its parts to all workers, or
 * completes it when no part is missing. Jobs `file` and `complete`. The engine of the uploader does each
 * step.
 */
import type { UploadState } from "@cdf-multipart/uploader";
import {
  nodePersistence,
  nodePlatform,
  prepareJob,
  runUpload,
  takeFingerprint,
} from "@cdf-multipart/uploader/internal";
import { FinalFailure, type JobRun } from "../broker/broker.js";
import { decideRound, finalFault, SESSION_EXPIRED } from "../decide/decide-round.js";
import { JobFailure } from "../errors/job-failure.js";
import type { FleetJob } from "../jobs/job.js";
import { partSpans } from "../jobs/part-spans.js";
import { LeaseLost, ledgerJournal } from "../journal/ledger-journal.js";
import { readState, sessionKey } from "../journal/record-codec.js";
import type { Failure, UnitView } from "../ledger/ledger.js";
import { decodeItems, type PlacedItem } from "../list/items.js";
import { checkSame } from "../sources/root-source.js";
import { checkSettled } from "../sources/settled.js";
import { sourceName } from "../sources/web-source.js";
import { judgeFailure } from "./judge-failure.js";
import { uploadOptionsOf } from "./upload-options.js";
import { type Lease, withLease } from "./with-lease.js";
import { forgottenSince, type OpenedRun, type WorkerContext } from "./worker-context.js";

/** Works on a `file` or `complete` job. */
export async function advanceFile(context: WorkerContext, { job, attempt, signal }: JobRun): Promise<void> {
  const run = await context.openRun(job.run);
  if (run === undefined) return;
  await withLease(context, job, signal, async (lease) => {
    const unit = await context.broker.ledger.readUnit(job);
    // A job of an earlier round: the jobs of the current one continue the file.
    if (unit === undefined || unit.round !== job.round) return;
    const [item] = decodeItems(unit, job, context.seal);
    if (item === undefined) throw new FinalFailure("The unit has no file.");
    const at: Advancing = { context, job, lease, unit, item, run };
    const fault = finalFault(unit.faults);
    if (fault !== undefined) return fail(at, { index: 0, code: fault.code, message: fault.message });
    try {
      await advance(at);
    } catch (error) {
      if (lease.signal.aborted || error instanceof LeaseLost) throw error;
      const { code, message, final, workersFault } = judgeFailure(error);
      if (workersFault) await context.broker.ledger.addFault(job, { worker: context.id, code, message });
      if (!final && attempt < context.attemptsMax) throw error;
      await fail(at, { index: 0, code, message });
      throw new FinalFailure(message, { cause: error });
    }
  });
  await context.feed(job.run);
}

interface Advancing {
  readonly context: WorkerContext;
  readonly job: FleetJob;
  readonly lease: Lease;
  readonly unit: UnitView;
  readonly item: PlacedItem;
  readonly run: OpenedRun;
}

async function advance(at: Advancing): Promise<void> {
  const { context, job, lease, unit, item, run } = at;
  const { settings } = run;
  const { broker, client, seal, transport } = context;
  const { signal, fence } = lease;
  const known = readState(unit, job, seal);
  const since = forgottenSince(run, lease);
  const incomplete = since === undefined ? {} : { openingAt: known.openingAt ?? since, incomplete: true };
  const journal = ledgerJournal({ ...broker, ref: job, fence, seal, state: { ...known, ...incomplete } });
  const source = await context.openSource(job.run, settings, item);
  try {
    const before = known.upload?.source;
    const name = sourceName(item);
    if (before !== undefined) checkSame(name, before, await takeFingerprint(source, signal));
    else checkSettled(name, await source.fingerprint(), settings.settleMs, context.clock.now());
    const upload = await prepareJob(uploadOptionsOf(context, item, settings, journal), {
      client,
      source,
      emit: (event) => {
        if (event.type === "part-done") context.sent(event.bytes);
        if (event.type === "warning")
          context.emit({ type: "warning", code: event.code, message: event.message });
      },
      persistence: nodePersistence(undefined),
      platform: nodePlatform,
      signal,
    });
    const { plan } = upload;
    const isShared = plan.size > settings.splitAbove && plan.parts.length > 1;
    // Drained before it starts: it opens the session, or completes the file, and sends no part.
    const drain = isShared ? AbortSignal.abort() : run.drain;
    const outcome = await runUpload(upload, transport, { signal, drain });
    if (outcome.kind === "uploaded") return await finish(at, plan.size);
    if (!isShared) throw new JobFailure("The worker was stopped before the file was sent.", "stopped");
    const { upload: state } = await journal.load();
    if (state !== undefined) await shareParts(at, state, (record) => journal.append(record));
  } finally {
    await source.close();
  }
}

async function finish({ context, job, lease, item }: Advancing, bytes: number): Promise<void> {
  const { ledger } = context.broker;
  await ledger.markDone(job, [{ index: 0, bytes }]);
  if ((await ledger.settle(job, lease.fence, [])) === "stale") throw new LeaseLost();
  context.emit({ type: "file-done", run: job.run, unit: job.unit, source: sourceName(item), bytes });
}

async function fail({ context, job, lease, item }: Advancing, failure: Failure): Promise<void> {
  // Another worker continues the file, so what happened here does not count.
  if ((await context.broker.ledger.settle(job, lease.fence, [failure])) === "stale") throw new LeaseLost();
  const { code, message } = failure;
  const source = sourceName(item);
  context.emit({ type: "file-failed", run: job.run, unit: job.unit, source, code, message });
}

/** Gives the missing parts to all workers, or opens a new session, as the ledger says. */
async function shareParts(
  at: Advancing,
  { plan, session, acknowledged }: UploadState,
  append: (record: { readonly type: "reset" }) => Promise<void>,
): Promise<void> {
  const { context, job, unit, item } = at;
  const { ledger, queues } = context.broker;
  const complete: FleetJob = { ...job, kind: "complete" };
  // The same job again: its parts are still being sent.
  if (job.kind === "file" && (await queues.life(item.root, [complete])) === "live") return;
  const key = sessionKey(session);
  const refused = unit.faults.some(({ code, worker }) => code === SESSION_EXPIRED && worker === key);
  const step = decideRound({
    parts: plan.parts.length,
    acknowledged: acknowledged.length,
    expired: refused || (session.expiresAt !== undefined && session.expiresAt <= context.clock.now()),
    round: job.round - unit.roundsBefore,
    faults: unit.faults,
  });
  if (step.kind === "fail") return fail(at, { index: 0, code: step.fault.code, message: step.fault.message });
  if (step.kind === "new-session") await append({ type: "reset" });
  const isNext = job.kind === "complete" || step.kind === "new-session";
  if (isNext && !(await ledger.newRound(job, job.round))) return;
  const round = job.round + (isNext ? 1 : 0);
  if (step.kind === "new-session") {
    await queues.add(item.root, [{ kind: "file", run: job.run, unit: job.unit, round }]);
    return;
  }
  const has = new Set(acknowledged.map(({ partNumber }) => partNumber));
  const parts = partSpans(plan, has).map((span): FleetJob => ({ ...job, kind: "part", round, parts: span }));
  await queues.addRound(item.root, { ...complete, round }, parts);
}
