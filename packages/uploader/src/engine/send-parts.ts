/**
 * Sends all parts of one session. The one retry layer: what an attempt means is judged in `verdict.ts`, what follows
 * from it is decided here.
 *
 * A part is waiting, under way or acknowledged, at every moment exactly one of them. The first fatal error stops new
 * parts; those under way are let finish, since the store then has them for a later run; then the promise rejects.
 */
import { backoffDelay } from "@cdf-multipart/core";
import { pacedSource } from "../scheduler/paced-source.js";
import type { Slot } from "../scheduler/part-feed.js";
import type { UploadSession } from "../session/upload-session.js";
import type { Transport } from "../transport/transport.js";
import { attemptPart } from "./attempt-part.js";
import { partFailure } from "./part-failure.js";
import { createPartQueue, type QueuedPart } from "./part-queue.js";
import type { RunSignals, UploadJob } from "./upload-job.js";
import { createUrlGuard } from "./url-guard.js";
import type { Verdict } from "./verdict.js";

/** How the sending of a session's parts ended, other than by an error. */
export type SendOutcome =
  | { readonly kind: "all-acknowledged" }
  /** The URLs have ended, or would before the next part could be sent. */
  | { readonly kind: "expired"; readonly what: string }
  | { readonly kind: "drained" };

/** What sending works with, beside the job. */
export interface Sending extends RunSignals {
  readonly job: UploadJob;
  readonly transport: Transport;
  readonly session: UploadSession;
  /** Numbers of the parts that the store has. Grows while parts are sent. */
  readonly acknowledged: Set<number>;
}

type Stop =
  | { readonly kind: "fatal"; readonly error: unknown }
  | Exclude<SendOutcome, { kind: "all-acknowledged" }>;

/** Attempts on stale connections that a part gets for free. */
const STALE_MAX = 5;
/** Times that a part is given up for being slow. */
const GIVEN_UP_MAX = 2;

/** Resolves when every part is acknowledged, or says why it stopped; rejects with the first fatal error. */
export function sendParts(sending: Sending): Promise<SendOutcome> {
  const { job, transport, session, acknowledged, signal, drain } = sending;
  const { clock, scheduler, emit, plan, progress } = job;
  const source = scheduler.limit === undefined ? job.source : pacedSource(job.source, scheduler.limit);
  const queue = createPartQueue(plan, acknowledged);
  const guard = createUrlGuard(session, clock);
  const inFlight = new Map<QueuedPart, AbortController>();

  return new Promise<SendOutcome>((resolve, reject) => {
    let stop: Stop | undefined;
    let leave: (() => void) | undefined;
    let ended = false;

    const halt = (reason: Stop): void => {
      stop ??= reason;
      finishIfIdle();
    };

    /** Ends what is under way, too: its bytes would be for nothing. */
    const haltNow = (reason: Stop, why: unknown): void => {
      stop ??= reason;
      for (const controller of inFlight.values()) controller.abort(why);
      finishIfIdle();
    };

    const finishIfIdle = (): void => {
      if (ended || inFlight.size > 0 || (stop === undefined && acknowledged.size < plan.parts.length)) return;
      ended = true;
      leave?.();
      signal.removeEventListener("abort", onAbort);
      drain.removeEventListener("abort", onDrain);
      if (stop?.kind === "fatal") reject(stop.error);
      else
        resolve(
          acknowledged.size === plan.parts.length
            ? { kind: "all-acknowledged" }
            : (stop ?? { kind: "drained" }),
        );
    };

    const onAbort = (): void => {
      stop = { kind: "fatal", error: signal.reason };
      haltNow(stop, signal.reason);
    };
    const onDrain = (): void => halt({ kind: "drained" });

    const begin = (queued: QueuedPart): { run: (slot: Slot) => Promise<void>; giveUp: () => void } => {
      const controller = new AbortController();
      const slow = new SlowPart();
      inFlight.set(queued, controller);
      const run = async (slot: Slot): Promise<void> => {
        const { partNumber } = queued.part;
        progress.started(slot.meter);
        emit({
          type: "part-start",
          at: clock.now(),
          partNumber,
          attempt: queued.attempt,
          bytes: slot.meter.bytes,
        });
        const verdict = await attemptPart({
          job,
          transport,
          source,
          session,
          queued,
          slot,
          signal: controller.signal,
        });
        try {
          const givenUp = controller.signal.reason === slow && verdict.kind !== "acknowledged";
          await conclude(queued, slot, givenUp ? slow : verdict);
        } catch (error) {
          halt({ kind: "fatal", error });
        } finally {
          progress.ended(slot.meter, slot.meter.written);
          inFlight.delete(queued);
          finishIfIdle();
        }
      };
      const giveUp = (): void => {
        if (queued.givenUp < GIVEN_UP_MAX && stop === undefined) controller.abort(slow);
      };
      return { run, giveUp };
    };

    const conclude = async (queued: QueuedPart, slot: Slot, verdict: Verdict | SlowPart): Promise<void> => {
      if (verdict instanceof SlowPart) return sendAgain(queued, slot, verdict);
      switch (verdict.kind) {
        case "acknowledged":
          return acknowledge(queued, slot, verdict.etag);
        case "expired":
          return haltNow({ kind: "expired", what: verdict.what }, new Error(verdict.what));
        case "retry":
          return retry(queued, slot, verdict);
        case "refused":
          return halt({ kind: "fatal", error: partFailure(sending, queued, verdict) });
        case "broken":
          return halt({ kind: "fatal", error: verdict.error });
      }
    };

    const acknowledge = async (queued: QueuedPart, slot: Slot, etag: string | undefined): Promise<void> => {
      const { part, attempt } = queued;
      const { bytes, startedAt } = slot.meter;
      slot.answered();
      const answer = { partNumber: part.partNumber, bytes, ...(etag === undefined ? {} : { etag }) };
      await job.journal.append({ type: "part", part: answer });
      acknowledged.add(part.partNumber);
      progress.acknowledged(part);
      const at = clock.now();
      emit({ type: "part-done", at, attempt, elapsed: at - startedAt, ...answer });
    };

    const retry = (queued: QueuedPart, slot: Slot, verdict: Verdict & { kind: "retry" }): void => {
      if (stop !== undefined) return;
      const { reason, status, retryAfter } = verdict;
      if (status === 503 || status === 429) slot.refused();
      const again = { ...queued, attempt: queued.attempt + 1 };
      const stale = verdict.stale === true && queued.attempt - queued.failures - queued.givenUp <= STALE_MAX;
      const failures = queued.failures + (stale ? 0 : 1);
      if (!stale && (failures > job.retry.retries || !scheduler.retryBudget.spend())) {
        halt({ kind: "fatal", error: partFailure(sending, queued, verdict) });
        return;
      }
      const now = clock.now();
      const delay = stale ? 0 : (retryAfter ?? backoffDelay(failures, job.retry, job.random));
      if (retryAfter !== undefined || status === 429) {
        scheduler.gate.close(now + delay);
        emit({ type: "cool-down", at: now, until: scheduler.gate.until });
      }
      queue.putBack({ ...again, failures }, now + delay);
      const error = partFailure(sending, queued, verdict);
      const bytesWasted = slot.meter.written;
      emit({
        type: "part-retry",
        at: now,
        partNumber: queued.part.partNumber,
        attempt: queued.attempt,
        reason,
        delay,
        bytesWasted,
        error,
      });
    };

    const sendAgain = (queued: QueuedPart, slot: Slot, _: SlowPart): void => {
      if (stop !== undefined) return;
      const { attempt, givenUp, part } = queued;
      const at = clock.now();
      queue.putBack({ ...queued, attempt: attempt + 1, givenUp: givenUp + 1 }, at);
      const bytesWasted = slot.meter.written;
      emit({
        type: "part-retry",
        at,
        partNumber: part.partNumber,
        attempt,
        reason: "slow",
        delay: 0,
        bytesWasted,
      });
    };

    signal.addEventListener("abort", onAbort, { once: true });
    drain.addEventListener("abort", onDrain, { once: true });
    if (signal.aborted) return onAbort();
    if (drain.aborted) return onDrain();
    leave = scheduler.join({
      take: (now) => {
        if (stop !== undefined) return undefined;
        const what = queue.waiting === 0 ? undefined : guard.ended(now);
        if (what !== undefined) {
          haltNow({ kind: "expired", what }, new Error(what));
          return undefined;
        }
        const queued = queue.take(now);
        return queued === undefined
          ? undefined
          : { bytes: queued.part.end - queued.part.start, ...begin(queued) };
      },
      readyAt: () => (stop === undefined ? queue.readyAt() : undefined),
      onLook: (now) => {
        const snapshot = progress.snapshot(now, scheduler.concurrency);
        emit({ type: "progress", at: now, progress: snapshot });
        const late = guard.tooLate(now, snapshot.timeLeft);
        if (late !== undefined) emit({ type: "deadline", at: now, ...late });
      },
      onConcurrency: (from, to) => emit({ type: "concurrency", at: clock.now(), from, to }),
    });
    // The scheduler draws while it is joined: the end may have come before there was something to leave.
    if (ended) leave();
    finishIfIdle();
  });
}

/** Why an attempt was ended: its connection lags behind. */
class SlowPart {}
