/**
 * The law by which the number of concurrent PUTs follows the link. It was measured, not guessed, over paced
 * links and over real TCP with delay and loss (`pnpm bench slow link`).
 *
 * - Every 250 ms it takes a sample of the goodput. It skips the sample after a change.
 * - It doubles the number while the gain is at least half of the proportional gain.
 * - Otherwise, if a second sample confirms it, it goes back to the number that the gain was worth, and holds
 *   it for 2 s, or until the goodput collapses.
 * - A refusal (503) sets a ceiling.
 *
 * Pure: a state and an event give the next state. Time is passed in as a number.
 */

/** Settings of the law. */
export interface LawOptions {
  /** Concurrent PUTs at the start. */
  readonly start: number;
  /** Most concurrent PUTs. */
  readonly cap: number;
}

/** The state of the law. */
export interface LawState {
  /** PUTs that should be in flight. */
  readonly target: number;
  /** The number of PUTs that the store can bear; `cap` until the first refusal. */
  readonly ceiling: number;
  readonly cap: number;
  /** The next sample is skipped, because its interval contains a change. */
  readonly settling: boolean;
  readonly phase: Phase;
  /** Time of the last refusal (ms). Refusals within two seconds after it belong to it. */
  readonly refusedAt: number;
  /** When one PUT more than the ceiling is tried (ms); undefined without a ceiling. */
  readonly raiseAt: number | undefined;
}

type Phase =
  | { readonly kind: "measuring" }
  | {
      readonly kind: "probing";
      readonly from: number;
      /** Goodput before the number was doubled. */
      readonly goodput: number;
      /** Best goodput since; undefined before the first sample. */
      readonly best: number | undefined;
    }
  | {
      readonly kind: "holding";
      readonly until: number;
      /** Goodput that was held for; a probe found it to be the most. */
      readonly goodput: number;
      /** Samples in a row that were far below it. */
      readonly low: number;
    };

type Probing = Extract<Phase, { kind: "probing" }>;
type Holding = Extract<Phase, { kind: "holding" }>;

/** One sample of the link. */
export interface Look {
  /** ms. */
  readonly now: number;
  /** Bytes per second since the last sample, corrected for bytes in socket buffers. */
  readonly goodput: number;
  /** Whether as many PUTs ran as the law allows. Otherwise the sample says nothing about the number. */
  readonly saturated: boolean;
}

/** ms between samples. With one second, the law took 1.8 times as long to settle. */
export const TICK: number = 250;
/** Goodput must grow by at least this share of the growth in PUTs. */
const WORTHWHILE = 0.5;
const HOLD = 2_000;
/** A goodput below this share of what a probe found ends the wait for the next probe… */
const COLLAPSE = 0.5;
/** …after this many consecutive samples. */
const COLLAPSED = 2;
const DEAF = 2_000;
const RAISE_AFTER = 10_000;

/**
 * The settings when the caller chooses nothing. From 4, the cap is three doublings away. Over 80 ms with a
 * loss of 1 %, 120 MiB took 64 s with 16 connections, 39 s with 32, and 40 s with 64.
 */
export const LAW_DEFAULTS: Readonly<LawOptions> = Object.freeze({ start: 4, cap: 32 });

/** The state before the first byte. */
export function startLaw({ start, cap }: LawOptions = LAW_DEFAULTS): LawState {
  return {
    target: Math.min(start, cap),
    ceiling: cap,
    cap,
    settling: true,
    phase: { kind: "measuring" },
    refusedAt: Number.NEGATIVE_INFINITY,
    raiseAt: undefined,
  };
}

/** The state after a sample. */
export function afterLook(before: LawState, look: Look): LawState {
  const state = raiseCeiling(before, look.now);
  if (state.settling) return state === before ? { ...state, settling: false } : state;
  if (!look.saturated)
    return state.phase.kind === "probing" ? { ...state, phase: { kind: "measuring" } } : state;
  switch (state.phase.kind) {
    case "measuring":
      return probe(state, look.goodput);
    case "holding":
      return hold(state, state.phase, look);
    case "probing":
      return judge(state, state.phase, look);
  }
}

/**
 * Doubles the number, starting from the latest goodput. Waits when nothing has moved yet, since there is
 * nothing to compare with.
 */
function probe(state: LawState, goodput: number): LawState {
  const target = Math.min(state.target * 2, state.ceiling);
  if (goodput <= 0 || target <= state.target) return { ...state, phase: { kind: "measuring" } };
  return {
    ...state,
    target,
    settling: true,
    phase: { kind: "probing", from: state.target, goodput, best: undefined },
  };
}

/**
 * Two samples decide, and one is enough for more connections: packets are lost in bursts, so a single sample
 * is often too low, but hardly ever too high.
 */
function judge(state: LawState, probing: Probing, look: Look): LawState {
  const { from, goodput, best } = probing;
  const reached = Math.max(look.goodput, best ?? 0);
  const gain = reached / goodput - 1;
  const proportional = state.target / from - 1;
  if (gain >= WORTHWHILE * proportional) return probe(state, look.goodput);
  if (best === undefined) return { ...state, phase: { ...probing, best: look.goodput } };
  // If all connections are equally fast up to a common limit, this number reaches the limit. Example: 8 gain
  // a quarter over 4, so 5 are enough.
  const target = Math.max(from, Math.round(from * (1 + gain)));
  const phase: Holding = {
    kind: "holding",
    until: look.now + HOLD,
    goodput: Math.max(reached, goodput),
    low: 0,
  };
  return { ...state, target, settling: true, phase };
}

/**
 * Waits before the next probe, unless the goodput collapses: on a line that loses packets, new connections
 * are fast at first, and the probe was judged by that.
 */
function hold(state: LawState, holding: Holding, look: Look): LawState {
  const low = look.goodput < COLLAPSE * holding.goodput ? holding.low + 1 : 0;
  if (look.now >= holding.until || low >= COLLAPSED) return probe(state, look.goodput);
  return { ...state, phase: { ...holding, low } };
}

/** After ten seconds without a refusal, one PUT more than the ceiling is tried. */
function raiseCeiling(state: LawState, now: number): LawState {
  if (state.raiseAt === undefined || now < state.raiseAt) return state;
  const ceiling = state.ceiling + 1;
  const atCeiling = state.target === state.ceiling;
  return {
    ...state,
    ceiling,
    raiseAt: ceiling < state.cap ? now + RAISE_AFTER : undefined,
    target: atCeiling ? ceiling : state.target,
    settling: state.settling || atCeiling,
    phase: atCeiling ? { kind: "measuring" } : state.phase,
  };
}

/** A PUT that the store refused (503, 429). */
export interface Refusal {
  /** ms. */
  readonly now: number;
  /** When the refused PUT was started, ms. */
  readonly startedAt: number;
  /** PUTs that were in flight when it was started. */
  readonly runningBefore: number;
}

/**
 * The state after a refusal. The PUTs that ran before the refused one are what the store can bear. Of several
 * refusals at the same moment, the PUT that was started first counts, regardless of the order of the answers.
 * For two seconds, refusals of PUTs that were started later say nothing new.
 */
export function afterRefusal(state: LawState, { now, startedAt, runningBefore }: Refusal): LawState {
  const heard = now < state.refusedAt + DEAF;
  if (heard && (startedAt > state.refusedAt || runningBefore >= state.ceiling)) return state;
  const ceiling = Math.max(1, Math.min(runningBefore, state.cap));
  return {
    ...state,
    ceiling,
    target: Math.min(state.target, ceiling),
    settling: true,
    phase: { kind: "measuring" },
    refusedAt: heard ? state.refusedAt : now,
    raiseAt: ceiling < state.cap ? now + RAISE_AFTER : undefined,
  };
}
