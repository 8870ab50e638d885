/// <reference lib="esnext.disposable" preserve="true" />
import type { UploadResult } from "../engine/upload-result.js";
import type { UploadEvent } from "../events/upload-event.js";
import type { Progress } from "../progress/progress.js";
import type { UploadState } from "../session/upload-session.js";

/** Where a handle stands. The last three are final. */
export type HandlePhase = "idle" | "running" | "pausing" | "paused" | "done" | "failed" | "aborted";

/** What a pause does with the parts under way. */
export interface PauseOptions {
  /**
   * `give-back`: they are ended at once and sent again from their beginning later. `finish`: the pause begins when they are
   * done, and no byte is sent twice.
   * @default "give-back"
   */
  readonly inFlight?: "give-back" | "finish";
}

/** One upload, to be steered. */
export interface UploadHandle extends AsyncDisposable {
  readonly phase: HandlePhase;
  /**
   * What the upload comes to. Rejects with the first fatal error, or with the reason of an abort, when nothing of the upload
   * is open any more.
   */
  readonly done: Promise<UploadResult>;
  /** How far it is; undefined before the file was looked at. */
  readonly progress: Progress | undefined;
  /** Begins, or does nothing when it has begun. The promise is `done`. */
  start(): Promise<UploadResult>;
  /**
   * Stops sending; resolves when the upload holds no connection. The session and the acknowledged parts are kept. An upload
   * whose parts are all sent is not stopped any more: then it resolves when the upload is over.
   */
  pause(options?: PauseOptions): Promise<void>;
  /** Goes on after a pause. */
  resume(): void;
  /** Ends the upload; resolves when nothing is open any more. What the service has stays there. */
  abort(reason?: unknown): Promise<void>;
  /** As `abort`; also deletes the file entry, if this upload made it and it has no content yet. */
  discard(): Promise<void>;
  /** All events from now on. Each call is a reader of its own; one that reads too slowly is told how many it lost. */
  events(): AsyncIterableIterator<UploadEvent>;
  /** All that is needed to go on in another process: plain data, with secrets in it (the upload URLs). */
  state(): Promise<UploadState | undefined>;
}
