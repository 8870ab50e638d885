import { type PartRange, partLength, type UploadPlan } from "../plan/upload-plan.js";
import type { AttemptMeter } from "../scheduler/attempt-meter.js";
import type { Progress } from "./progress.js";

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
  /** The attempt is over. */
  ended(meter: AttemptMeter): void;
  /**
   * The store has this part, from this run or an earlier one. Its meter, if there is one, no longer counts.
   */
  acknowledged(part: PartRange, meter?: AttemptMeter): void;
  /** The session is lost, and with it all acknowledged parts. */
  sessionLost(): void;
  /** The upload was completed: 100 % from now on. */
  completed(): void;
  snapshot(now: number, concurrency: number): Progress;
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
  let complete = false;

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

  return {
    get bytesSent(): number {
      return sent();
    },
    started(meter): void {
      running.add(meter);
    },
    ended(meter): void {
      if (running.delete(meter)) sentBefore += meter.written;
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
    completed(): void {
      complete = true;
    },
    snapshot(now, concurrency): Progress {
      const bytes = reached(now);
      moved += Math.max(0, bytes - (lastReached ?? bytes));
      lastReached = bytes;
      speed.add(now, moved);
      // The last byte is shown when the file is complete, not when the byte was sent.
      shown = complete ? plan.size : Math.min(Math.max(shown, bytes), Math.max(0, plan.size - 1));
      const perMs = speed.speed / 1000;
      return {
        size: plan.size,
        bytesAcknowledged: acknowledged,
        bytesSent: sent(),
        bytesShown: Math.floor(shown),
        percent: complete ? 100 : Math.floor((shown / Math.max(1, plan.size)) * 1000) / 10,
        speed: speed.speed,
        timeLeft: complete ? 0 : perMs > 0 ? (plan.size - bytes) / perMs : undefined,
        partsDone,
        parts: plan.parts.length,
        partsInFlight: running.size,
        concurrency,
      };
    },
  };
}
