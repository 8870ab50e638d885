import { type Clock, systemClock } from "@cdf-multipart/core";
import type { PartPhase } from "./part-timeout-error.js";
import type { TransportTimeouts } from "./transport-timeouts.js";

/**
 * The three watchdogs over one attempt. They count the time in which this program ran: a laptop that slept, a process that was
 * stopped, a tab that was frozen or put into the back/forward cache makes a gap between two looks, and a gap says nothing about
 * the store.
 */
export interface Watchdog {
  readonly phase: PartPhase;
  /** A phase begins. `limit` overrides the limit of the phase, ms. */
  enter(phase: PartPhase, limit?: number): void;
  /** A byte moved. */
  moved(): void;
  /** Ends the watchdog, and leaves no timer behind. */
  stop(): void;
}

/** What a watchdog needs to know. */
export interface WatchdogOptions {
  readonly timeouts: TransportTimeouts;
  readonly expired: (phase: PartPhase, limit: number) => void;
  /**
   * Bytes that wait for the socket, where that can be asked. A window of some MiB can drain for minutes on a slow line with no
   * callback; that this number changes is the only sign of life then.
   */
  readonly queued?: () => number;
  /** @default the system's */
  readonly clock?: Clock | undefined;
}

/** Looks per limit: what hangs is noticed at the limit or up to a quarter of the shortest limit later. */
const LOOKS = 4;
/** Of a gap between two looks no more than so many intervals count. Tabs in the background are looked at once a minute. */
const GAP = 2;

/** Starts in phase `connect`. */
export function startWatchdog(options: WatchdogOptions): Watchdog {
  const { timeouts, queued = () => 0, clock = systemClock } = options;
  const interval = Math.max(1, Math.min(timeouts.connect, timeouts.transfer, timeouts.answer) / LOOKS);
  const ended = new AbortController();
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
  const watch = async (): Promise<void> => {
    for (;;) {
      await clock.sleep(interval, ended.signal);
      if (ended.signal.aborted) return;
      look();
    }
  };
  watch().catch((error: unknown) => {
    if (!ended.signal.aborted) throw error;
  });
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
    stop: () => ended.abort(),
  };
}
