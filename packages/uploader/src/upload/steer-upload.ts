/**
 * The state machine of every upload: idle → running ⇄ paused → done, failed or aborted. A run is one pass of
 * the engine. A pause ends it, and a resume starts the next run from the journal.
 */
import type { FilesClient } from "@cdf-multipart/core";
import { systemClock } from "@cdf-multipart/core/internal";
import { deferred } from "../engine/deferred.js";
import type { RunOutcome } from "../engine/run-upload.js";
import type { RunSignals, UploadJob } from "../engine/upload-job.js";
import { createEmitter } from "../events/emitter.js";
import { createEventChannel } from "../events/event-channel.js";
import type { UploadEvent } from "../events/upload-event.js";
import type { UploadObserver, UploadOutcome } from "../events/upload-observer.js";
import type { Progress } from "../progress/progress.js";
import { deleteUnfinished, putAway } from "../resume/put-away.js";
import type { UploadState } from "../session/upload-session.js";
import type { UploadedWatch } from "../session/uploaded-watch.js";
import { checkOptions } from "./check-options.js";
import type { Engine } from "./engine.js";
import type { HandlePhase, UploadHandle } from "./handle.js";
import type { OpenedSource } from "./inputs.js";
import type { UploadOptions } from "./options.js";
import { createTally, type UploadResult } from "./upload-result.js";

/** What uploads that run together share besides the scheduler. */
export interface Shared {
  readonly watch?: UploadedWatch;
  /** Called when a small file was sent and only has to be reported as `uploaded`. */
  readonly onSent?: () => void;
}

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
 * @param load loads the engine; called once, at the start.
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
  let phase: HandlePhase = "idle";
  let engine: Engine<Input> | undefined;
  let observer: UploadObserver | undefined;
  let opened: OpenedSource | undefined;
  let job: UploadJob | undefined;
  let run: Run | undefined;
  let startedAt = 0;
  let completing = false;
  let discarding = false;
  /** The first of: an abort, an external signal, a listener that threw. */
  let aborted: { readonly reason: unknown } | undefined;

  const stop = (reason: unknown): void => {
    aborted ??= { reason };
    run?.controller.abort(reason);
  };
  const tell = createEmitter(channel, options, stop, () => observer);
  const emit = (event: UploadEvent): void => {
    if (event.type === "completing") completing = true;
    tally.count(event);
    tell(event);
  };

  const execute = async ({ controller, drain }: Omit<Run, "over">): Promise<void> => {
    let ending: Ending;
    try {
      const { signal } = controller;
      signal.throwIfAborted();
      engine ??= await load(signal);
      const { platform } = engine;
      observer ??= platform.observe?.(client, options);
      const loaded = engine;
      const work = (): Promise<RunOutcome> => runOn(loaded, { signal, drain: drain.signal });
      ending = await (observer?.run(work) ?? work());
    } catch (error) {
      ending = { kind: "threw", error };
    }
    if (ending.kind === "uploaded" && job !== undefined) {
      const { file } = ending;
      const value = tally.result(job, file, clock.now() - startedAt);
      await finish("done", () => result.resolve(value));
    } else if (aborted !== undefined) {
      await fail("aborted", aborted.reason);
    } else if (ending.kind === "threw" && !(ending.error instanceof Pause)) {
      await fail("failed", ending.error);
    } else {
      run = undefined;
      phase = "paused";
      emit({ type: "paused", at: clock.now() });
    }
  };

  const closeSource = async (): Promise<void> => {
    const { source, owned } = opened ?? {};
    if (owned !== true || source === undefined) return;
    opened = { source, owned: false };
    await source.close().catch(() => {});
  };
  const sent = async (): Promise<void> => {
    await closeSource();
    shared.onSent?.();
  };

  const runOn = async (loaded: Engine<Input>, signals: RunSignals): Promise<RunOutcome> => {
    const { platform, prepareJob } = loaded;
    const { signal } = signals;
    const leave = attend(loaded);
    try {
      opened ??= await platform.open(input, signal);
      job ??= await prepareJob(options, {
        client,
        source: opened.source,
        emit,
        watch: shared.watch,
        persistence: platform.persistence(input),
        platform,
        signal,
        sent,
      });
      return await sendWith(loaded, job, signals);
    } finally {
      leave();
    }
  };

  const attend = ({ platform }: Engine<Input>): (() => void) => {
    const gates = new Set([client.cooldown, options.scheduler?.gate ?? client.cooldown]);
    const leaves = [...gates].map((gate) => platform.attend?.(gate));
    return () => {
      for (const leave of leaves) leave?.();
    };
  };

  const sendWith = async (
    { platform, runUpload }: Engine<Input>,
    theJob: UploadJob,
    signals: RunSignals,
  ): Promise<RunOutcome> => {
    const given = options.transport ?? platform.transport;
    if (typeof given !== "function") return runUpload(theJob, given, signals);
    const transport = given();
    try {
      return await runUpload(theJob, transport, signals);
    } finally {
      await transport.close();
    }
  };

  const fail = async (end: "failed" | "aborted", error: unknown): Promise<void> => {
    emit({ type: "failed", at: clock.now(), error });
    await finish(end, () => result.reject(error));
  };

  const finish = async (end: UploadOutcome, settle: () => void): Promise<void> => {
    options.signal?.removeEventListener("abort", onSignal);
    await closeSource();
    if (end === "done") await forget();
    // `discard` still has to read the journal.
    else if (!discarding) await putAway(job?.journal);
    phase = end;
    channel.end();
    observer?.end(end);
    settle();
  };

  const forget = async (): Promise<void> => {
    try {
      await job?.journal.remove();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = `The upload is done, but its journal could not be removed: ${reason}`;
      emit({ type: "warning", at: clock.now(), code: "journal-left", message });
    }
  };

  const begin = (): void => {
    phase = "running";
    const controller = new AbortController();
    const drain = new AbortController();
    // `run` is set before the first step, because an event of that step can already abort it.
    const over = Promise.resolve().then(() => execute({ controller, drain }));
    run = { controller, drain, over };
    if (aborted !== undefined) controller.abort(aborted.reason);
  };

  const abort = async (
    reason: unknown = new DOMException("The upload was aborted.", "AbortError"),
  ): Promise<void> => {
    if (isOver(phase)) return;
    stop(reason);
    if (run !== undefined) await run.over;
    else if (!isOver(phase)) await fail("aborted", reason);
  };
  const onSignal = (): void => void abort(options.signal?.reason);

  const kept = async (): Promise<UploadState | undefined> => {
    const given = typeof options.journal === "object" ? options.journal : undefined;
    return (await (job?.journal ?? given)?.load())?.upload;
  };

  return {
    get phase(): HandlePhase {
      return phase;
    },
    done: result.promise,
    get progress(): Progress | undefined {
      return job?.progress.snapshot(clock.now(), job.scheduler);
    },
    start(): Promise<UploadResult> {
      if (phase === "idle") {
        startedAt = clock.now();
        options.signal?.addEventListener("abort", onSignal, { once: true });
        if (options.signal?.aborted === true) aborted ??= { reason: options.signal.reason };
        begin();
      }
      return result.promise;
    },
    async pause({ inFlight = "give-back" } = {}): Promise<void> {
      if (run === undefined || isOver(phase)) return;
      const { over, controller, drain } = run;
      if (!completing) {
        phase = "pausing";
        if (inFlight === "finish") drain.abort();
        else controller.abort(new Pause());
      }
      await over;
    },
    resume(): void {
      if (phase !== "paused") return;
      emit({ type: "resumed", at: clock.now() });
      begin();
    },
    abort,
    async discard(): Promise<void> {
      discarding = true;
      await abort(new DOMException("The upload was discarded.", "AbortError"));
      if (phase === "done") return;
      try {
        await deleteUnfinished(client, await kept());
        await job?.journal.remove();
      } finally {
        await job?.journal.close();
      }
    },
    events: () => channel.read(),
    state: kept,
    [Symbol.asyncDispose]: () => abort(),
  };
}

function isOver(phase: HandlePhase): boolean {
  return phase === "done" || phase === "failed" || phase === "aborted";
}
