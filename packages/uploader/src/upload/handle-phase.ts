/**
 * The state machine of every upload, pure: `(state, event) → state`. The effects are in `steer-upload.ts`.
 *
 * `idle` → `running` ⇄ `pausing` → `paused` → `running` → `done`, `failed` or `aborted`.
 *
 * - The caller may start an idle upload, pause a running one, resume a paused one, and abort any.
 * - Only the end of a run leaves `running` and `pausing`. An abort asks the run to end, and the result of the
 *   run decides: an upload that was completed is done, even if it was aborted too late.
 * - Once all parts are sent (`completing`), a pause changes nothing.
 * - From the moment the end is decided nothing moves the upload, except that everything is closed: then it shows
 *   its final phase.
 */
import type { UploadOutcome } from "../events/upload-observer.js";
import type { HandlePhase } from "./handle.js";

/** What a handle is doing. */
export interface HandleState {
  readonly phase: HandlePhase;
  /** True from the first call of complete until the run ends. */
  readonly completing: boolean;
  /** Why the upload must stop. The first reason counts: an abort, an external signal, a listener that threw. */
  readonly stop?: { readonly reason: unknown };
  /** How the upload ends; undefined until that is decided. `phase` becomes this when everything is closed. */
  readonly end?: UploadOutcome;
}

/** What can happen to a handle. */
export type HandleEvent =
  /** Calls of the caller. */
  | { readonly type: "start" | "pause" | "resume" }
  | { readonly type: "abort"; readonly reason: unknown }
  /** An external signal aborted before a run, or a listener threw: the current run ends, or the next one. */
  | { readonly type: "stop"; readonly reason: unknown }
  /** The engine begins to complete the upload. */
  | { readonly type: "completing" }
  /** A run is over. `halted`: it stopped for a pause, or nothing was left to do. */
  | { readonly type: "run-ended"; readonly how: "uploaded" | "failed" | "halted" }
  /** Everything that the upload held is closed. */
  | { readonly type: "closed" };

/** A handle that was just created. */
export const IDLE: HandleState = Object.freeze({ phase: "idle", completing: false });

/** The state after one more event. Events that cannot happen in a state change nothing. */
export function nextState(state: HandleState, event: HandleEvent): HandleState {
  const { phase, completing, end } = state;
  if (end !== undefined) return event.type === "closed" ? { ...state, phase: end } : state;
  switch (event.type) {
    case "start":
      return phase === "idle" ? { ...state, phase: "running" } : state;
    case "resume":
      return phase === "paused" ? { ...state, phase: "running" } : state;
    case "pause":
      return phase === "running" && !completing ? { ...state, phase: "pausing" } : state;
    case "completing":
      return hasRun(state) ? { ...state, completing: true } : state;
    case "stop":
      return { stop: event, ...state };
    case "abort":
      return { stop: event, ...state, ...(hasRun(state) ? {} : { end: "aborted" }) };
    case "run-ended":
      return hasRun(state) ? afterRun(state, event.how) : state;
    case "closed":
      return state;
  }
}

function afterRun(state: HandleState, how: "uploaded" | "failed" | "halted"): HandleState {
  if (how === "uploaded") return { ...state, end: "done" };
  if (state.stop !== undefined) return { ...state, end: "aborted" };
  return how === "failed" ? { ...state, end: "failed" } : { phase: "paused", completing: false };
}

/** True while a run works on the upload. */
export function hasRun({ phase }: HandleState): boolean {
  return phase === "running" || phase === "pausing";
}

/** True when nothing can happen any more. */
export function isOver({ phase }: HandleState): boolean {
  return phase === "done" || phase === "failed" || phase === "aborted";
}
