/**
 * The law by which the number of concurrent PUTs follows the link. It was measured, not guessed, over paced
 * links and over real TCP with delay and loss (`pnpm bench slow link`).
 *
 * - Every 250 ms it takes a sample of the goodput. It skips the sample after a change.
 * - It doubles the number while the gain is at least half of the proportional gain.
 * - Otherwise, if a second sample confirms it, it goes back to the number that the gain was worth, and holds
 *   it for 2 s, or until the goodput collapses.
 * - A probe without any gain says that the line is full. Then three quarters of the connections are tried, and
 *   kept if the goodput stays. So noise does not add connections for good.
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
  /** The number at the start. Fewer are used only if the store refuses more. */
  readonly floor: number;
  /** The next sample is skipped, because its interval contains a change. */
  readonly settling: boolean;
  readonly phase: Phase;
  /** Time until the next trial, ms. Doubles with each trial that changed nothing. */
  readonly patience: number;
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
      /** The first sample since; undefined before it. */
      readonly first: number | undefined;
      /** Goodput before a collapse: to reach it again is a recovery, not a gain. */
      readonly known: number | undefined;
    }
  | {
      readonly kind: "trimming";
      /** The number before it was lowered, and its goodput. */
      readonly from: number;
      readonly goodput: number;
      readonly first: number | undefined;
    }
  | {
      readonly kind: "holding";
      readonly until: number;
      /** Goodput that a probe found to be the most. */
      readonly goodput: number;
      /** Samples in a row that were far below it. */
      readonly low: number;
      /** Sum and count of the samples: their mean is what the next trial is compared with. */
      readonly sum: number;
      readonly count: number;
      /** The next trial. */
      readonly next: "more" | "fewer";
    };

type Probing = Extract<Phase, { kind: "probing" }>;
type Trimming = Extract<Phase, { kind: "trimming" }>;
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
const LONGEST_HOLD = 8_000;
/** A goodput below this share of what a probe found ends the wait for the next probe… */
const COLLAPSE = 0.5;
/** …after this many consecutive samples. */
const COLLAPSED = 2;
/** Share of the goodput before a collapse that counts as its end. */
const RECOVERED = 0.9;
/** A probe that gains less than this says that the line is full, so that fewer connections may do. */
const NOTHING_GAINED = 0.1;
/** The share of the connections that is tried then… */
const FEWER = 0.75;
/** …and the share of the goodput that has to remain. */
const KEPT = 0.95;
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
    floor: Math.min(start, cap),
    settling: true,
    phase: { kind: "measuring" },
    patience: HOLD,
    refusedAt: Number.NEGATIVE_INFINITY,
    raiseAt: undefined,
  };
}

/** The state after a sample. */
export function afterLook(before: LawState, look: Look): LawState {
  const state = raiseCeiling(before, look.now);
  if (state.settling) return state === before ? { ...state, settling: false } : state;
  if (!look.saturated) return withoutTrial(state);
  switch (state.phase.kind) {
    case "measuring":
      return probe(state, look.now, look.goodput);
    case "holding":
      return wait(state, state.phase, look);
    case "probing":
      return judge(state, state.phase, look);
    case "trimming":
      return judgeFewer(state, state.phase, look);
  }
}

/** Ends a trial that nothing can be learnt from: too few PUTs ran. */
function withoutTrial(state: LawState): LawState {
  const { phase } = state;
  if (phase.kind !== "probing" && phase.kind !== "trimming") return state;
  return {
    ...state,
    target: Math.min(phase.from, state.ceiling),
    settling: true,
    phase: { kind: "measuring" },
  };
}

/**
 * Doubles the number, starting from `goodput`. Waits when nothing has moved yet, since there is nothing to
 * compare with. At the cap there is only the question whether fewer would do.
 */
function probe(state: LawState, now: number, goodput: number, known?: number): LawState {
  const target = Math.min(state.target * 2, state.ceiling);
  if (goodput > 0 && state.target === state.cap) return hold(state, now, state.target, goodput, "fewer");
  if (goodput <= 0 || target <= state.target) return { ...state, phase: { kind: "measuring" } };
  const phase: Probing = { kind: "probing", from: state.target, goodput, first: undefined, known };
  return { ...state, target, settling: true, phase };
}

/**
 * Two samples decide, and one is enough for more connections: packets are lost in bursts, so a single sample
 * is often too low.
 */
function judge(state: LawState, probing: Probing, look: Look): LawState {
  const { from, goodput, first, known } = probing;
  const reached = Math.max(look.goodput, first ?? 0);
  if (known !== undefined && reached >= RECOVERED * known) return hold(state, look.now, from, known, "more");
  const gain = reached / goodput - 1;
  const proportional = state.target / from - 1;
  if (gain >= WORTHWHILE * proportional)
    return probe({ ...state, patience: HOLD }, look.now, look.goodput, known);
  if (first === undefined) return { ...state, phase: { ...probing, first: look.goodput } };
  // If all connections are equally fast up to a common limit, this number reaches the limit. Example: 8 gain
  // a quarter over 4, so 5 are enough. The lower sample counts: noise must not add connections.
  const sure = Math.min(look.goodput, first) / goodput - 1;
  const target = Math.max(from, Math.round(from * (1 + sure)));
  const next = gain < NOTHING_GAINED ? "fewer" : "more";
  const held = hold(state, look.now, target, Math.max(reached, goodput), next);
  return target > from ? { ...held, patience: HOLD } : waitLonger(held);
}

/** After a trial that changed nothing. The wait that has just begun is still the shorter one. */
function waitLonger(state: LawState): LawState {
  return { ...state, patience: Math.min(2 * state.patience, LONGEST_HOLD) };
}

/** Keeps a lower number if the goodput stays. */
function judgeFewer(state: LawState, { from, goodput, first }: Trimming, look: Look): LawState {
  const reached = Math.max(look.goodput, first ?? 0);
  if (reached >= KEPT * goodput) return hold(state, look.now, state.target, goodput, "fewer");
  if (first !== undefined)
    return waitLonger(hold(state, look.now, Math.min(from, state.ceiling), goodput, "more"));
  return { ...state, phase: { kind: "trimming", from, goodput, first: look.goodput } };
}

function hold(
  state: LawState,
  now: number,
  target: number,
  goodput: number,
  next: Holding["next"],
): LawState {
  const until = now + state.patience;
  const phase: Holding = { kind: "holding", until, goodput, low: 0, sum: 0, count: 0, next };
  return { ...state, target, settling: target !== state.target, phase };
}

/**
 * Waits before the next trial, unless the goodput collapses: on a line that loses packets, new connections
 * are fast at first, and the probe was judged by that.
 */
function wait(state: LawState, holding: Holding, look: Look): LawState {
  const low = look.goodput < COLLAPSE * holding.goodput ? holding.low + 1 : 0;
  if (low >= COLLAPSED) return probe({ ...state, patience: HOLD }, look.now, look.goodput, holding.goodput);
  const sum = holding.sum + look.goodput;
  const count = holding.count + 1;
  if (look.now < holding.until) return { ...state, phase: { ...holding, low, sum, count } };
  const fewer = Math.max(state.floor, Math.round(state.target * FEWER));
  if (holding.next === "more" || fewer >= state.target) return probe(state, look.now, sum / count);
  const phase: Trimming = { kind: "trimming", from: state.target, goodput: sum / count, first: undefined };
  return { ...state, target: fewer, settling: true, phase };
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
