/**
 * The handle of every upload: the effects of the state machine in `handle-phase.ts`. A run is one pass of the
 * engine (`run-pass.ts`); a pause ends it, and a resume begins the next one.
 *
 * Pages load this file first, so it must not import the engine.
 */
import type { FilesClient } from "@cdf-multipart/core";
import { onAbort, systemClock } from "@cdf-multipart/core/internal";
import { deferred } from "../engine/deferred.js";
import type { RunOutcome } from "../engine/run-upload.js";
import { createEmitter } from "../events/emitter.js";
import { createEventChannel } from "../events/event-channel.js";
import type { UploadEvent } from "../events/upload-event.js";
import type { JournalState } from "../journal/journal.js";
import type { Progress } from "../progress/progress.js";
import { putAway } from "../resume/put-away.js";
import { checkOptions } from "./check-options.js";
import type { Engine } from "./engine.js";
import type { HandlePhase, UploadHandle } from "./handle.js";
import { type HandleEvent, type HandleState, IDLE, isOver, nextState } from "./handle-phase.js";
import type { UploadOptions } from "./options.js";
import type { Passes, Shared } from "./run-pass.js";
import { createTally, type UploadResult } from "./upload-result.js";

interface Run {
  readonly controller: AbortController;
  readonly drain: AbortController;
  readonly over: Promise<void>;
}

/** The reason of a run that ended for a pause. */
class Pause {}

type Ending = RunOutcome | { readonly kind: "threw"; readonly error: unknown };

/**
 * A handle of an upload that has not begun. Throws a ValidationError for settings that are out of range.
 *
 * @param load loads the engine; called at the start, and for a discard.
 */
export function steerUpload<Input>(
  load: (signal: AbortSignal) => Engine<Input> | Promise<Engine<Input>>,
  client: FilesClient,
  input: Input,
  options: UploadOptions,
  shared: Shared = {},
): UploadHandle {
  checkOptions(options);
  const clock = options.clock ?? systemClock;
  const channel = createEventChannel();
  const tally = createTally();
  const result = deferred<UploadResult>();
  // A caller that only uses events learns of the failure from the `failed` event.
  result.promise.catch(() => {});
  let state: HandleState = IDLE;
  let passes: Passes | undefined;
  let run: Run | undefined;
  /** Closes an upload that was aborted while no run worked on it. */
  let closing: Promise<void> | undefined;
  let startedAt = 0;
  let discarding = false;
  let unlisten = (): void => {};

  /** True if the event changed the state. */
  const dispatch = (event: HandleEvent): boolean => {
    const before = state;
    state = nextState(before, event);
    return state !== before;
  };
  const stop = (reason: unknown): void => {
    dispatch({ type: "stop", reason });
    run?.controller.abort(reason);
  };
  const tell = createEmitter(channel, options, stop, () => passes?.observer);
  const emit = (event: UploadEvent): void => {
    if (event.type === "completing") dispatch({ type: "completing" });
    tally.count(event);
    tell(event);
  };

  const execute = async ({ controller, drain }: Omit<Run, "over">): Promise<void> => {
    let ending: Ending;
    try {
      const { signal } = controller;
      signal.throwIfAborted();
      if (passes === undefined) {
        const { platform, createPasses } = await load(signal);
        passes = createPasses(platform, { client, input, options, shared, emit });
      }
      ending = await passes.run({ signal, drain: drain.signal });
    } catch (error) {
      ending = { kind: "threw", error };
    }
    dispatch({ type: "run-ended", how: howEnded(ending) });
    if (state.end === undefined) {
      run = undefined;
      emit({ type: "paused", at: clock.now() });
    } else {
      await end(ending);
    }
  };

  /** Reports how the upload ends, and closes everything. */
  const end = async (ending?: Ending): Promise<void> => {
    const job = passes?.job;
    if (ending?.kind === "uploaded" && job !== undefined) {
      const value = tally.result(job, ending, clock.now() - startedAt);
      return finish(() => result.resolve(value));
    }
    const error = state.end === "failed" && ending?.kind === "threw" ? ending.error : state.stop?.reason;
    emit({ type: "failed", at: clock.now(), error });
    await finish(() => result.reject(error));
  };

  const finish = async (settle: () => void): Promise<void> => {
    const outcome = state.end ?? "failed";
    unlisten();
    await passes?.closeSource();
    if (outcome === "done") await forget();
    // `discard` still has to read the journal.
    else if (!discarding) await putAway(passes?.job?.journal);
    dispatch({ type: "closed" });
    channel.end();
    passes?.observer?.end(outcome);
    settle();
  };

  const forget = async (): Promise<void> => {
    try {
      await passes?.job?.journal.remove();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = `The upload is done, but its journal could not be removed: ${reason}`;
      emit({ type: "warning", at: clock.now(), code: "journal-left", message });
    }
  };

  const begin = (): void => {
    const controller = new AbortController();
    const drain = new AbortController();
    // `run` is set before the first step, because an event of that step can already abort it.
    const over = Promise.resolve().then(() => execute({ controller, drain }));
    run = { controller, drain, over };
    if (state.stop !== undefined) controller.abort(state.stop.reason);
  };

  const abort = async (
    reason: unknown = new DOMException("The upload was aborted.", "AbortError"),
  ): Promise<void> => {
    if (isOver(state)) return;
    dispatch({ type: "abort", reason });
    run?.controller.abort(reason);
    if (run === undefined) closing ??= end();
    await (run?.over ?? closing);
  };

  const progress = (): Progress | undefined => {
    const job = passes?.job;
    return job?.progress.snapshot(clock.now(), job.scheduler);
  };

  const kept = async (): Promise<JournalState> => {
    const given = typeof options.journal === "object" ? options.journal : undefined;
    return (await (passes?.job?.journal ?? given)?.load()) ?? {};
  };

  return {
    get phase(): HandlePhase {
      return state.phase;
    },
    done: result.promise,
    get progress(): Progress | undefined {
      return progress();
    },
    start(): Promise<UploadResult> {
      if (dispatch({ type: "start" })) {
        startedAt = clock.now();
        const { signal } = options;
        if (signal?.aborted === true) dispatch({ type: "stop", reason: signal.reason });
        else if (signal !== undefined) unlisten = onAbort(signal, () => void abort(signal.reason));
        begin();
      }
      return result.promise;
    },
    async pause({ inFlight = "finish", within = 10_000 } = {}): Promise<void> {
      if (run === undefined || isOver(state)) return;
      const { over, controller, drain } = run;
      dispatch({ type: "pause" });
      if (state.phase !== "pausing" || state.completing) return over;
      const abortRest = (): void => controller.abort(new Pause());
      drain.abort(within);
      // Between parts, nothing is lost: a pause need not wait for the network or the service.
      if (inFlight === "give-back" || !progress()?.partsInFlight) abortRest();
      const ended = new AbortController();
      clock.sleep(within, ended.signal).then(abortRest, () => {});
      await over;
      ended.abort("The run is over.");
    },
    resume(): void {
      if (state.phase !== "paused" || state.end !== undefined) return;
      emit({ type: "resumed", at: clock.now() });
      // A listener may have aborted the upload, or resumed it.
      if (dispatch({ type: "resume" })) begin();
    },
    abort,
    async discard(): Promise<void> {
      discarding = true;
      await abort(new DOMException("The upload was discarded.", "AbortError"));
      if (state.phase === "done") return;
      const job = passes?.job;
      try {
        const { deleteUnfinished } = await load(new AbortController().signal);
        await deleteUnfinished(client, await kept());
        await job?.journal.remove();
      } finally {
        await job?.journal.close();
      }
    },
    events: () => channel.read(),
    state: async () => (await kept()).upload,
    [Symbol.asyncDispose]: () => abort(),
  };
}

function howEnded(ending: Ending): "uploaded" | "failed" | "halted" {
  if (ending.kind === "uploaded") return "uploaded";
  return ending.kind === "threw" && !(ending.error instanceof Pause) ? "failed" : "halted";
}
