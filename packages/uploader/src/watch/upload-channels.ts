import { type Channel, channel } from "node:diagnostics_channel";
import type { UploadEvent } from "../events/upload-event.js";
import type { UploadOutcome } from "../events/upload-observer.js";

/** Which upload a message is about. */
export interface WatchedUpload {
  /** Counts the uploads of this process, from 1. */
  readonly number: number;
  readonly baseUrl: string;
  readonly project: string;
  /** The name of the new file, if the caller gave one. */
  readonly name?: string;
  /** The external id of the new file or of the target, if the caller gave one. */
  readonly externalId?: string;
}

/** A run of an upload begins: its start, or a resume after a pause. */
export interface UploadRunMessage {
  readonly upload: WatchedUpload;
}

/** One event of an upload. It contains no secret. */
export interface UploadEventMessage {
  readonly upload: WatchedUpload;
  readonly event: UploadEvent;
}

/** The last message about an upload. */
export interface UploadEndMessage {
  readonly upload: WatchedUpload;
  readonly outcome: UploadOutcome;
}

const RUN = "cdf-multipart:upload:run";
const EVENT = "cdf-multipart:upload:event";
const END = "cdf-multipart:upload:end";

/**
 * Names of the channels of `node:diagnostics_channel` on which every upload reports. `run`: an
 * {@link UploadRunMessage} at the start and at each resume; a store that is bound to this channel is visible
 * to everything that the run does. `event`: an {@link UploadEventMessage} for each event. `end`: an
 * {@link UploadEndMessage}.
 */
export const UPLOAD_CHANNELS: Readonly<{ run: string; event: string; end: string }> = Object.freeze({
  run: RUN,
  event: EVENT,
  end: END,
});

export const RUNS: Channel = channel(RUN);
export const EVENTS: Channel = channel(EVENT);
export const ENDS: Channel = channel(END);
