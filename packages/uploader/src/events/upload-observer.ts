import type { UploadEvent } from "./upload-event.js";

/** Watches one upload from outside, for example for a tracer. */
export interface UploadObserver {
  /** Called at the start and at each resume. Runs `work`, which is the whole run. */
  run<Result>(work: () => Result): Result;
  /** False if nobody listens: then no event need be created. */
  readonly isWatching: boolean;
  /** Called for each event. It contains no secret. */
  event(event: UploadEvent): void;
  /** Called once, after everything is closed. */
  end(outcome: UploadOutcome): void;
}

/** How an upload ended. */
export type UploadOutcome = "done" | "failed" | "aborted";
