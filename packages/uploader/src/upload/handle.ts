/// <reference lib="esnext.disposable" preserve="true" />

import type { UploadEvent } from "../events/upload-event.js";
import type { Progress } from "../progress/progress.js";
import type { UploadState } from "../session/upload-session.js";
import type { UploadResult } from "./upload-result.js";

/** The state of a handle. The last three are final. */
export type HandlePhase = "idle" | "running" | "pausing" | "paused" | "done" | "failed" | "aborted";

/** What a pause does with the parts in flight. */
export interface PauseOptions {
  /**
   * `give-back`: they are aborted immediately, and later sent again from their beginning. `finish`: those that
   * can be done within the time `within` are sent to their end, so that no byte of them is sent twice; the
   * others are aborted immediately.
   * @default "finish"
   */
  readonly inFlight?: "give-back" | "finish";
  /** For `finish`: ms after which a pause aborts what is still in flight. @default 10000 */
  readonly within?: number;
}

/** Controls one upload. */
export interface UploadHandle extends AsyncDisposable {
  readonly phase: HandlePhase;
  /**
   * The result of the upload. Rejects with the first fatal error, or with the reason of an abort, after
   * everything is closed.
   */
  readonly done: Promise<UploadResult>;
  /** The current progress; undefined until the upload is planned. */
  readonly progress: Progress | undefined;
  /** Starts the upload. Later calls do nothing. Returns `done`. */
  start(): Promise<UploadResult>;
  /**
   * Stops sending. Resolves when the upload holds no connection. The session and the acknowledged parts are
   * kept. If all parts are already sent, the upload is not paused, and the promise resolves when it ends.
   */
  pause(options?: PauseOptions): Promise<void>;
  /** Continues after a pause. */
  resume(): void;
  /** Aborts the upload. Resolves when everything is closed. What is already in CDF stays there. */
  abort(reason?: unknown): Promise<void>;
  /** As `abort`. Also deletes the file entry, if this upload created it and it has no content yet. */
  discard(): Promise<void>;
  /**
   * All events from now on. Each call creates an independent reader. A reader that is too slow receives the
   * number of events that it missed.
   */
  events(): AsyncIterableIterator<UploadEvent>;
  /**
   * All that another process needs to resume the upload, as plain data. It contains secrets: the upload URLs.
   */
  state(): Promise<UploadState | undefined>;
}
