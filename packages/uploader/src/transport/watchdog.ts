import type { Clock } from "@cdf-multipart/core";
import { startTimer, systemClock } from "@cdf-multipart/core/internal";
import type { PartPhase, TransportTimeouts } from "../net/timeouts.js";

/**
 * The capacity of the socket buffers on both ends. So many bytes can be "written" before this side learns
 * that the other side closed the connection. Measured on loopback: some 6 MB per connection.
 */
export const HIDDEN_BYTES: number = 8 * 1024 * 1024;

/**
 * ms that the buffered bytes of a part of `size` bytes need to drain at the speed of the part, whose writes
 * took `took` ms.
 */
export function drainTime(took: number, size: number): number {
  return size === 0 ? 0 : took * Math.min(1, HIDDEN_BYTES / size);
}

/**
 * The three watchdogs of one attempt. They count only the time in which this program ran. A sleeping laptop,
 * a stopped process, or a tab that is frozen or in the back/forward cache causes a gap between two checks. A
 * gap says nothing about the store.
 */
export interface Watchdog {
  readonly phase: PartPhase;
  /** Begins a phase. `limit` (ms) replaces the limit of the phase. */
  enter(phase: PartPhase, limit?: number): void;
  /** A byte moved. */
  moved(): void;
  /** Stops the watchdog and its timer. */
  stop(): void;
}

/** The limits of a watchdog, and what it calls. */
export interface WatchdogOptions {
  readonly timeouts: TransportTimeouts;
  readonly expired: (phase: PartPhase, limit: number) => void;
  /**
   * Bytes that wait for the socket, if that is known. On a slow connection, a window of some MiB can drain
   * for minutes without a callback. A change of this number is then the only sign of progress.
   */
  readonly queued?: () => number;
  /** @default the system's clock */
  readonly clock?: Clock | undefined;
}

/** Checks per limit. A stall is detected at the limit, or up to a quarter of the shortest limit later. */
const LOOKS = 4;
/**
 * At most so many intervals count of a gap between two checks. A browser runs the timers of a background tab
 * once a minute.
 */
const GAP = 2;

/** Starts in phase `connect`. */
export function startWatchdog(options: WatchdogOptions): Watchdog {
  const { timeouts, queued = () => 0, clock = systemClock } = options;
  const interval = Math.max(1, Math.min(timeouts.connect, timeouts.transfer, timeouts.answer) / LOOKS);
  let phase: PartPhase = "connect";
  let limit = timeouts.connect;
  let idle = 0;
  let last = clock.now();
  let waiting = 0;
  const begin = (): void => {
    idle = 0;
    last = clock.now();
  };
  const look = (): void => {
    const at = clock.now();
    idle += Math.min(Math.max(0, at - last), GAP * interval);
    last = at;
    if (phase === "transfer") {
      const before = waiting;
      waiting = queued();
      if (waiting !== before) idle = 0;
    }
    // A timer may fire a fraction of a millisecond early.
    if (idle + 1 >= limit) options.expired(phase, limit);
  };
  let stopped = false;
  const watch = (): void => {
    look();
    // `expired` may have stopped it.
    if (!stopped) stop = startTimer(clock, interval, watch);
  };
  let stop = startTimer(clock, interval, watch);
  return {
    get phase(): PartPhase {
      return phase;
    },
    enter(next, ownLimit): void {
      phase = next;
      limit = ownLimit ?? timeouts[next];
      begin();
    },
    moved: begin,
    stop(): void {
      stopped = true;
      stop();
    },
  };
}
