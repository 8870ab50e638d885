import type { PartPhase } from "../part-timeout-error.js";
import type { TransportTimeouts } from "../transport-timeouts.js";

/** The three watchdogs over one attempt. They share one timer, which is re-armed and never made again. */
export interface Watchdog {
  readonly phase: PartPhase;
  /** A phase begins. `limit` overrides the limit of the phase, ms. */
  enter(phase: PartPhase, limit?: number): void;
  /** A byte moved. */
  moved(): void;
  /** Disarms the timer. */
  stop(): void;
}

/** What a watchdog needs to know. */
export interface WatchdogOptions {
  readonly timeouts: TransportTimeouts;
  /**
   * Bytes that wait for the socket. A window of some MiB can drain for minutes on a slow line with no callback;
   * that this number changes is the only sign of life then.
   */
  readonly queued: () => number;
  readonly expired: (phase: PartPhase, limit: number) => void;
}

/** Looks per limit: what hangs is noticed at the limit or up to a quarter of the shortest limit later. */
const LOOKS = 4;

/** Starts in phase `connect`. */
export function startWatchdog(options: WatchdogOptions): Watchdog {
  const { timeouts } = options;
  let phase: PartPhase = "connect";
  let limit = timeouts.connect;
  let since = performance.now();
  let queued = 0;
  const look = (): void => {
    const now = performance.now();
    if (phase === "transfer") {
      const waiting = options.queued();
      if (waiting !== queued) since = now;
      queued = waiting;
    }
    // A timer may fire a fraction of a millisecond early.
    if (now - since + 1 >= limit) options.expired(phase, limit);
    else timer.refresh();
  };
  const shortest = Math.min(timeouts.connect, timeouts.transfer, timeouts.answer);
  const timer = setTimeout(look, Math.max(1, shortest / LOOKS));
  return {
    get phase(): PartPhase {
      return phase;
    },
    enter(next, ownLimit): void {
      phase = next;
      limit = ownLimit ?? timeouts[next];
      since = performance.now();
    },
    moved(): void {
      since = performance.now();
    },
    stop(): void {
      clearTimeout(timer);
    },
  };
}
