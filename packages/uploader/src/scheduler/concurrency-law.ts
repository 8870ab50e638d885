/**
 * The law by which the number of PUTs at once follows the link. It was measured, not guessed (1.00 to 1.30 x the best
 * fixed number over four kinds of link): every 250 ms look at goodput, skip the look after a change, double while the
 * gain is at least half of the proportional one, otherwise go back to as many as the gain was worth and hold for 2 s. A
 * refusal (503) sets a ceiling.
 *
 * Pure: a state and what happened give the next state. Time comes in as a number.
 */

/** Settings of the law. */
export interface LawOptions {
  /** PUTs at once in the beginning. */
  readonly start: number;
  /** PUTs at once at most. */
  readonly cap: number;
}

/** Where the law stands. */
export interface LawState {
  /** PUTs that should run at once. */
  readonly target: number;
  /** What the store was seen to bear; `cap` as long as it never refused. */
  readonly ceiling: number;
  readonly cap: number;
  /** The next look is skipped: its interval contains the change. */
  readonly settling: boolean;
  readonly phase: Phase;
  /** When a refusal was heard last (ms). Those of the two seconds after it belong to it. */
  readonly refusedAt: number;
  /** When one more than the ceiling is tried (ms); undefined without a ceiling. */
  readonly raiseAt: number | undefined;
}

type Phase =
  | { readonly kind: "measuring" }
  | { readonly kind: "probing"; readonly from: number; readonly goodput: number }
  | { readonly kind: "holding"; readonly until: number };

/** What one look saw. */
export interface Look {
  /** ms. */
  readonly now: number;
  /** Bytes a second since the last look, corrected for what sockets hide. */
  readonly goodput: number;
  /** Whether as many PUTs ran as the law allows; otherwise the look says nothing about the number. */
  readonly saturated: boolean;
}

/** A look every so many ms. One second was 1.8 x slower to arrive. */
export const TICK: number = 250;
/** Goodput must grow by this share of the growth in PUTs. */
const WORTHWHILE = 0.5;
const HOLD = 2_000;
const DEAF = 2_000;
const RAISE_AFTER = 10_000;

/**
 * What the law begins with when the caller chooses nothing. From 4 the cap is two doublings away, from 3 three: half a second of
 * a link that bears 16.
 */
export const LAW_DEFAULTS: Readonly<LawOptions> = Object.freeze({ start: 4, cap: 16 });

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

/** The state after a look. */
export function afterLook(before: LawState, look: Look): LawState {
  const state = raiseCeiling(before, look.now);
  if (state.settling) return state === before ? { ...state, settling: false } : state;
  if (!look.saturated)
    return state.phase.kind === "probing" ? { ...state, phase: { kind: "measuring" } } : state;
  switch (state.phase.kind) {
    case "measuring":
      return probe(state, look.goodput);
    case "holding":
      return look.now >= state.phase.until ? probe(state, look.goodput) : state;
    case "probing":
      return judge(state, state.phase.from, state.phase.goodput, look);
  }
}

/** Doubles, from the goodput that was just seen. Nothing moved yet: nothing to compare with, so wait. */
function probe(state: LawState, goodput: number): LawState {
  const target = Math.min(state.target * 2, state.ceiling);
  if (goodput <= 0 || target <= state.target) return { ...state, phase: { kind: "measuring" } };
  return { ...state, target, settling: true, phase: { kind: "probing", from: state.target, goodput } };
}

function judge(state: LawState, from: number, goodput: number, look: Look): LawState {
  const gain = look.goodput / goodput - 1;
  const proportional = state.target / from - 1;
  if (gain >= WORTHWHILE * proportional) return probe(state, look.goodput);
  // Where each brings the same up to a limit of all together, this many reach it: of 8 that bring a quarter more than 4, 5.
  const target = Math.max(from, Math.round(from * (1 + gain)));
  return { ...state, target, settling: true, phase: { kind: "holding", until: look.now + HOLD } };
}

/** Ten seconds without a refusal: one more than the ceiling is tried. */
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
  /** PUTs that were under way when it was started. */
  readonly runningBefore: number;
}

/**
 * The state after a refusal. The PUTs that ran before the refused one are what the store bears. Of several that were refused
 * in the same moment the one that was started first tells, in whatever order they are heard; PUTs that were started after
 * that say nothing new for two seconds.
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
