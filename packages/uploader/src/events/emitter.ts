import { withoutSecrets } from "@cdf-multipart/core/internal";
import type { Progress } from "../progress/progress.js";
import type { EventChannel } from "./event-channel.js";
import type { UploadEvent } from "./upload-event.js";
import type { UploadObserver } from "./upload-observer.js";

/**
 * Functions that receive events. They are called in the order of the events; their return values are not
 * awaited.
 */
export interface EventListeners {
  readonly onEvent?: ((event: UploadEvent) => void) | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Events without text from outside, or whose text was scrubbed when it was read. Most events of a small file. */
const CLEAN: ReadonlySet<UploadEvent["type"]> = new Set([
  "progress",
  "part-start",
  "part-done",
  "planned",
  "concurrency",
  "completing",
  "completed",
]);

/**
 * Makes a function that passes each event to the channel's readers, to the listeners and to the observer.
 *
 * @param onThrow receives the error of a listener: a bug of the caller, which must not be hidden.
 * @param observer receives the event first, if it is watching.
 */
export function createEmitter(
  channel: EventChannel,
  listeners: EventListeners,
  onThrow: (error: unknown) => void,
  observer: () => UploadObserver | undefined = () => undefined,
): (event: UploadEvent) => void {
  const isHeard = listeners.onEvent !== undefined || listeners.onProgress !== undefined;
  return (given) => {
    const watching = observer();
    if (!isHeard && !channel.isRead && watching?.isWatching !== true) return;
    const event = CLEAN.has(given.type) ? given : withoutSecrets(given);
    channel.push(event);
    watching?.event(event);
    try {
      listeners.onEvent?.(event);
      if (event.type === "progress") listeners.onProgress?.(event.progress);
    } catch (error) {
      onThrow(error);
    }
  };
}
