/**
 * Sends all parts of one session.
 *
 * At any moment a part is in exactly one state: waiting, in flight or acknowledged. The first fatal error
 * stops new parts. Parts in flight are allowed to finish, since the store then has them for a later run. Then
 * the promise rejects.
 */
import { onAbort } from "@cdf-multipart/core/internal";
import { partLength } from "../plan/upload-plan.js";
import type { Progress } from "../progress/progress.js";
import type { AttemptMeter } from "../scheduler/attempt-meter.js";
import { pacedSource } from "../scheduler/paced-source.js";
import type { PartTask, Slot } from "../scheduler/part-feed.js";
import { timeLeft } from "../scheduler/slow-parts.js";
import type { UploadSession } from "../session/upload-session.js";
import { onePutSource } from "../sources/one-put-source.js";
import type { Transport } from "../transport/transport.js";
import { attemptPart } from "./attempt-part.js";
import { type Decision, decidePart, fatal, type Stop, sendSlowAgain } from "./decide-part.js";
import { deferred } from "./deferred.js";
import { heldPerPart, largestPart, warnOfLimit } from "./held-memory.js";
import { partFailure } from "./part-error.js";
import { createPartQueue, type QueuedPart } from "./part-queue.js";
import type { RunSignals, UploadJob } from "./upload-job.js";
import { createUrlExpiry } from "./url-expiry.js";

/** How the sending of a session's parts ended, other than by an error. */
export type SendOutcome = { readonly kind: "all-acknowledged" } | Exclude<Stop, { kind: "fatal" }>;

/** What sending needs besides the job. */
export interface Sending extends RunSignals {
  readonly job: UploadJob;
  readonly transport: Transport;
  readonly session: UploadSession;
  /** Numbers of the parts that the store has. Grows while parts are sent. */
  readonly acknowledged: Set<number>;
}

/** How often the attempt at a part is abandoned for being slow. */
const GIVEN_UP_MAX = 2;

/** A part that was taken. It has a meter from the start of its attempt. */
interface InFlight {
  readonly controller: AbortController;
  meter?: AttemptMeter;
}

/** Whether an attempt ends within this many ms at its rate so far. */
function endsWithin(ms: unknown, meter: AttemptMeter | undefined, now: number): boolean {
  if (meter === undefined || typeof ms !== "number") return false;
  const { bytes, startedAt } = meter;
  return timeLeft({ bytes, age: now - startedAt, reached: meter.reached(now) }) <= ms;
}

/** The reason for abandoning an attempt: its connection lags behind. */
class SlowPart {}

/**
 * Resolves when every part is acknowledged, or with the reason why it stopped; rejects with the first fatal
 * error.
 */
export async function sendParts(sending: Sending): Promise<SendOutcome> {
  const { job, transport, session, acknowledged, signal, drain } = sending;
  const { clock, scheduler, emit, plan, progress } = job;
  const checked = session.contentType === undefined ? job.source : onePutSource(job.source);
  const source = pacedSource(checked, scheduler.limit);
  const holds = heldPerPart({ transport, source, session, plan });
  warnOfLimit(job, holds);
  const queue = createPartQueue(plan, acknowledged);
  const urls = createUrlExpiry(session, clock);
  const marks = new Set<string>();
  const inFlight = new Map<QueuedPart, InFlight>();
  const idle = deferred<void>();
  let stop: Stop | undefined;

  const allAcknowledged = (): boolean => acknowledged.size === plan.parts.length;
  const checkIdle = (): void => {
    if (inFlight.size === 0 && (stop !== undefined || allAcknowledged())) idle.resolve();
  };
  /** Starts no new parts. The first reason counts. */
  const halt = (reason: Stop): void => {
    stop ??= reason;
    checkIdle();
  };
  /** Also aborts the parts in flight, whose bytes would be wasted. */
  const haltNow = (reason: Stop, why: unknown): void => {
    halt(reason);
    for (const { controller } of inFlight.values()) controller.abort(why);
  };

  const haltFor = (end: Stop & { kind: "fatal" }): void => {
    if (end.inFlight === "abort") haltNow(end, end.error);
    else halt(end);
  };
  const fail = (error: unknown): void => haltFor(fatal(error));

  const begin = (queued: QueuedPart): PartTask => {
    const controller = new AbortController();
    inFlight.set(queued, { controller });
    return {
      bytes: partLength(queued.part),
      givenUp: queued.givenUp,
      run: (slot) => send(queued, slot, controller.signal),
      giveUp(): void {
        if (queued.givenUp < GIVEN_UP_MAX && stop === undefined) controller.abort(new SlowPart());
      },
    };
  };

  const send = async (queued: QueuedPart, slot: Slot, ending: AbortSignal): Promise<void> => {
    const { attempt, part } = queued;
    const { partNumber } = part;
    progress.started(slot.meter);
    const entry = inFlight.get(queued);
    if (entry !== undefined) entry.meter = slot.meter;
    try {
      const { bytes, startedAt } = slot.meter;
      emit({ type: "part-start", at: startedAt, partNumber, attempt, bytes });
      const verdict = await attemptPart({
        job,
        transport,
        source,
        session,
        queued,
        slot,
        marks,
        signal: ending,
      });
      const lags = ending.reason instanceof SlowPart && verdict.kind !== "acknowledged";
      const decision = lags
        ? sendSlowAgain(queued)
        : decidePart(queued, verdict, {
            retry: job.retry,
            random: job.random,
            spend: () => scheduler.retryBudget.spend(),
            now: clock.now(),
            expiresAt: session.expiresAt,
            failure: (failed) => partFailure(sending, queued, failed),
          });
      if (decision.kind === "acknowledge") {
        slot.answered();
        // Not awaited: the connection carries the next part while this part's record is flushed. Until then
        // the part counts as in flight.
        void acknowledge(queued, slot, decision);
        return;
      }
      carryOut(queued, slot, decision);
    } catch (error) {
      fail(error);
    }
    ended(queued, slot);
  };

  const ended = (queued: QueuedPart, slot: Slot): void => {
    const now = clock.now();
    progress.ended(slot.meter, now);
    inFlight.delete(queued);
    // There are no samples while nothing is in flight, so the upload reports its wait now. Not for a small
    // file that is done, which would add an event to each of a million.
    if (inFlight.size === 0 && !(allAcknowledged() && plan.parts.length === 1)) report(now);
    checkIdle();
  };

  const carryOut = (
    queued: QueuedPart,
    slot: Slot,
    decision: Exclude<Decision, { kind: "acknowledge" }>,
  ): void => {
    if (decision.kind === "again") {
      if (stop === undefined) sendAgain(queued, slot, decision);
    } else if (decision.stop.kind === "expired") {
      haltNow(decision.stop, new Error(decision.stop.what));
    } else if (decision.stop.kind === "fatal") {
      haltFor(decision.stop);
    } else {
      halt(decision.stop);
    }
  };

  const acknowledge = async (
    queued: QueuedPart,
    slot: Slot,
    { kind: _, ...known }: Decision & { kind: "acknowledge" },
  ): Promise<void> => {
    const { part, attempt } = queued;
    const { bytes, startedAt } = slot.meter;
    const elapsed = clock.now() - startedAt;
    const answer = { partNumber: part.partNumber, bytes, ...known };
    try {
      // The bytes of this part were read between two checks of the source: this one and the first.
      await job.source.verifyRange?.(part.start, part.end);
      await job.journal.append({ type: "part", part: answer });
      acknowledged.add(part.partNumber);
      progress.acknowledged(part, slot.meter);
      emit({ type: "part-done", at: clock.now(), attempt, elapsed, ...answer });
    } catch (error) {
      fail(error);
    }
    ended(queued, slot);
  };

  const sendAgain = (queued: QueuedPart, slot: Slot, decision: Decision & { kind: "again" }): void => {
    const { next, reason, delay, error } = decision;
    const at = clock.now();
    slot.failed({ delay, overloaded: decision.overloaded });
    if (decision.coolDown) {
      scheduler.gate.close(at + delay);
      emit({ type: "cool-down", at, until: scheduler.gate.until });
    }
    queue.putBack(next, at + delay);
    const { status } = error ?? {};
    progress.failed({ reason, ...(status === undefined ? {} : { status }) }, at, at + delay);
    emit({
      type: "part-retry",
      at,
      partNumber: queued.part.partNumber,
      attempt: queued.attempt,
      reason,
      delay,
      bytesWasted: slot.meter.written,
      ...(error === undefined ? {} : { error }),
    });
  };

  const report = (now: number): Progress => {
    const snapshot = progress.snapshot(now, scheduler);
    emit({ type: "progress", at: now, progress: snapshot });
    return snapshot;
  };

  const onStop = (): void => {
    stop = { kind: "fatal", error: signal.reason, inFlight: "abort" };
    haltNow(stop, signal.reason);
  };
  const onDrain = (): void => {
    halt({ kind: "drained" });
    const now = clock.now();
    for (const { controller, meter } of inFlight.values())
      if (!endsWithin(drain.reason, meter, now)) controller.abort(new Error("The upload is paused."));
  };
  const forgetStop = onAbort(signal, onStop);
  const forgetDrain = onAbort(drain, onDrain);
  if (signal.aborted) onStop();
  if (drain.aborted) onDrain();

  const leave = scheduler.join({
    holder: transport,
    largest: largestPart(plan),
    holds,
    take(now): PartTask | undefined {
      if (stop !== undefined || queue.waiting === 0) return undefined;
      const what = urls.expired(now);
      if (what !== undefined) {
        haltNow({ kind: "expired", what }, new Error(what));
        return undefined;
      }
      const queued = queue.take(now);
      return queued === undefined ? undefined : begin(queued);
    },
    readyAt: () => (stop === undefined ? queue.readyAt() : undefined),
    onLook(now): void {
      const late = urls.tooLate(now, report(now).timeLeft);
      if (late !== undefined) emit({ type: "deadline", at: now, ...late });
    },
    onConcurrency: (from, to) => emit({ type: "concurrency", at: clock.now(), from, to }),
  });
  checkIdle();
  try {
    await idle.promise;
  } finally {
    leave();
    forgetStop();
    forgetDrain();
  }
  if (stop?.kind === "fatal") throw stop.error;
  return allAcknowledged() ? { kind: "all-acknowledged" } : (stop ?? { kind: "drained" });
}
