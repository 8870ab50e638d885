import { type PartRange, partLength, type UploadPlan } from "../plan/upload-plan.js";
import type { AttemptMeter } from "../scheduler/attempt-meter.js";
import type { Scheduler } from "../scheduler/scheduler.js";
import type { PartFailure, Progress, ProgressState } from "./progress.js";

/** Speed over a moving window: steady enough to read, quick enough to follow the link. */
export interface SpeedWindow {
  /** Bytes per second. */
  readonly speed: number;
  /** Adds a byte count that never falls. */
  add(now: number, bytes: number): void;
}

/** ms. */
const WINDOW = 10_000;
/** A window shorter than this says nothing about the speed, ms. */
const SHORTEST = 100;

/** Makes an empty window. */
export function createSpeedWindow(): SpeedWindow {
  const samples: { readonly at: number; readonly bytes: number }[] = [];
  return {
    get speed(): number {
      const first = samples.at(0);
      const last = samples.at(-1);
      if (first === undefined || last === undefined || last.at - first.at < SHORTEST) return 0;
      return ((last.bytes - first.bytes) * 1000) / (last.at - first.at);
    },
    add(now, bytes): void {
      samples.push({ at: now, bytes });
      while (samples.length > 2 && (samples[1]?.at ?? now) < now - WINDOW) samples.shift();
    },
  };
}

/** Counts one upload's bytes and turns them into progress. */
export interface ProgressMeter {
  /** Bytes written to connections so far, including repeated attempts. */
  readonly bytesSent: number;
  /** An attempt began; its meter counts until `ended` is called. */
  started(meter: AttemptMeter): void;
  /** The attempt was over at `now` (ms). */
  ended(meter: AttemptMeter, now: number): void;
  /** An attempt failed at `now`. Its part is sent again at `until`, and its slot rests until then, ms. */
  failed(failure: PartFailure, now: number, until: number): void;
  /**
   * The store has this part, from this run or an earlier one. Its meter, if there is one, no longer counts.
   */
  acknowledged(part: PartRange, meter?: AttemptMeter): void;
  /** The session is lost, and with it all acknowledged parts. */
  sessionLost(): void;
  /** The service has the file, `waitFor` is reached and the checks have passed: 100 % from now on. */
  done(): void;
  snapshot(now: number, scheduler: Pick<Scheduler, "concurrency" | "gate">): Progress;
}

/** Makes a meter for an upload that has not sent anything yet. */
export function createProgressMeter(plan: UploadPlan): ProgressMeter {
  const running = new Set<AttemptMeter>();
  const speed = createSpeedWindow();
  let acknowledged = 0;
  let partsDone = 0;
  let sentBefore = 0;
  let shown = 0;
  /** The count that speed is measured on: never falls, and does not contain what an earlier run sent. */
  let moved = 0;
  let lastReached: number | undefined;
  let isDone = false;
  let failure: PartFailure | undefined;
  let retryAt = 0;
  /** Since when nothing is in flight, and how long that lasted before, ms: this time says nothing about the speed. */
  let idleSince: number | undefined;
  let idle = 0;

  const sent = (): number => {
    let bytes = sentBefore;
    for (const meter of running) bytes += meter.written;
    return bytes;
  };
  const reached = (now: number): number => {
    let bytes = acknowledged;
    for (const meter of running) bytes += meter.reached(now);
    return Math.min(bytes, plan.size);
  };
  const percentOf = (bytes: number): number => Math.floor((bytes / Math.max(1, plan.size)) * 1000) / 10;
  const stateAt = (now: number, opens: number): ProgressState => {
    if (isDone) return { kind: "done" };
    if (partsDone === plan.parts.length) return { kind: "completing" };
    if (opens === Number.POSITIVE_INFINITY) return { kind: "offline" };
    const until = Math.max(opens, retryAt);
    return running.size > 0 || until <= now ? { kind: "sending" } : { kind: "retrying", until, ...failure };
  };

  return {
    get bytesSent(): number {
      return sent();
    },
    started(meter): void {
      if (idleSince !== undefined) idle += meter.startedAt - idleSince;
      idleSince = undefined;
      running.add(meter);
    },
    ended(meter, now): void {
      if (running.delete(meter)) sentBefore += meter.written;
      if (running.size === 0) idleSince ??= now;
    },
    failed(given, now, until): void {
      failure = given;
      retryAt = retryAt > now ? Math.min(retryAt, until) : until;
    },
    acknowledged(part, meter): void {
      if (meter !== undefined && running.delete(meter)) sentBefore += meter.written;
      acknowledged += partLength(part);
      partsDone += 1;
    },
    sessionLost(): void {
      acknowledged = 0;
      partsDone = 0;
    },
    done(): void {
      isDone = true;
    },
    snapshot(now, { concurrency, gate }): Progress {
      const bytes = reached(now);
      const state = stateAt(now, gate.until);
      moved += Math.max(0, bytes - (lastReached ?? bytes));
      lastReached = bytes;
      speed.add((idleSince ?? now) - idle, moved);
      // The last byte is shown when the upload is done, not when the byte was sent.
      shown = isDone ? plan.size : Math.min(Math.max(shown, bytes), Math.max(0, plan.size - 1));
      const perSecond = state.kind === "offline" || state.kind === "retrying" ? 0 : speed.speed;
      return {
        size: plan.size,
        bytesAcknowledged: acknowledged,
        bytesSent: sent(),
        bytesShown: Math.floor(shown),
        percent: isDone ? 100 : percentOf(shown),
        percentAcknowledged: isDone ? 100 : percentOf(acknowledged),
        state,
        speed: perSecond,
        timeLeft: isDone ? 0 : perSecond > 0 ? ((plan.size - bytes) * 1000) / perSecond : undefined,
        partsDone,
        parts: plan.parts.length,
        partsInFlight: running.size,
        concurrency,
      };
    },
  };
}
