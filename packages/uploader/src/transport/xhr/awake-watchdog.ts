import type { PartPhase } from "../part-timeout-error.js";
import type { TransportTimeouts } from "../transport-timeouts.js";

/**
 * The three watchdogs over one attempt in a page. They count the time that the page was awake: a laptop that slept, a tab that
 * was frozen or put into the back/forward cache makes a gap between two looks, and a gap says nothing about the store.
 */
export interface AwakeWatchdog {
  readonly phase: PartPhase;
  /** A phase begins. `limit` overrides the limit of the phase, ms. */
  enter(phase: PartPhase, limit?: number): void;
  /** A byte moved. */
  moved(): void;
  /** Ends the timer. */
  stop(): void;
}

/** What a watchdog needs to know. */
export interface AwakeWatchdogOptions {
  readonly timeouts: TransportTimeouts;
  readonly expired: (phase: PartPhase, limit: number) => void;
  /** ms that grow while the page is awake and may jump while it is not. @default performance.now */
  readonly now?: () => number;
}

/** Looks per limit. */
const LOOKS = 4;
/** Of a gap between two looks no more than so many intervals count. Tabs in the background are looked at once a minute. */
const GAP = 2;

/** Starts in phase `connect`. */
export function startAwakeWatchdog(options: AwakeWatchdogOptions): AwakeWatchdog {
  const { timeouts, now = () => performance.now() } = options;
  const interval = Math.max(1, Math.min(timeouts.connect, timeouts.transfer, timeouts.answer) / LOOKS);
  let phase: PartPhase = "connect";
  let limit = timeouts.connect;
  let idle = 0;
  let last = now();
  /** Adds the time since the last call, as far as the page was awake. */
  const count = (): void => {
    const at = now();
    idle += Math.min(at - last, GAP * interval);
    last = at;
  };
  const begin = (): void => {
    idle = 0;
    last = now();
  };
  const timer = setInterval(() => {
    count();
    // A timer may fire a fraction of a millisecond early.
    if (idle + 1 >= limit) options.expired(phase, limit);
  }, interval);
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
      clearInterval(timer);
    },
  };
}
