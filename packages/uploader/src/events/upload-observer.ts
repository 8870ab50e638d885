import type { UploadEvent } from "./upload-event.js";

/** Watches one upload from outside, for example for a tracer. */
export interface UploadObserver {
  /** Called at the start and at each resume. Runs `work`, which is all that the run does. */
  run<Result>(work: () => Result): Result;
  /** False while nobody listens: then no event need be made. */
  readonly isWatching: boolean;
  /** Called for each event. It contains no secret. */
  event(event: UploadEvent): void;
  /** Called once, after everything is closed. */
  end(outcome: UploadOutcome): void;
}

/** How an upload ended. */
export type UploadOutcome = "done" | "failed" | "aborted";
