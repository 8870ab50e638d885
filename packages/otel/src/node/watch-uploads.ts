import { AsyncLocalStorage } from "node:async_hooks";
import { channel, subscribe, unsubscribe } from "node:diagnostics_channel";
import type { AttemptEvent, RetryEvent } from "@cdf-multipart/core";
import { API_CHANNELS } from "@cdf-multipart/core/node";
import {
  UPLOAD_CHANNELS,
  type UploadEndMessage,
  type UploadEventMessage,
  type UploadRunMessage,
} from "@cdf-multipart/uploader/node";
import type { Context } from "@opentelemetry/api";
import { createRecorder, type TelemetryOptions } from "../recorder.js";
import type { UploadRecorder } from "../upload-recorder.js";

/** Stops {@link watchUploads}. */
export interface Watching {
  /** Unsubscribes, and ends the spans of uploads that are still running. */
  stop(): void;
}

/**
 * Turns everything that clients and uploads of this process publish on `node:diagnostics_channel` into spans
 * and metrics. Code that uploads needs no change. Call it once per process, before the first upload.
 */
export function watchUploads(options: TelemetryOptions = {}): Watching {
  const recorder = createRecorder(options);
  const uploads = new Map<number, UploadRecorder>();
  const contexts = new AsyncLocalStorage<Context>();

  const recorderOf = ({
    upload: { number, name, externalId, project },
  }: UploadRunMessage): UploadRecorder => {
    const known = uploads.get(number);
    if (known !== undefined) return known;
    const made = recorder.upload({ name, externalId, project });
    uploads.set(number, made);
    return made;
  };

  const runs = channel(UPLOAD_CHANNELS.run);
  // Binding this store makes API requests children of the upload that sends them.
  runs.bindStore(contexts, (message) => recorderOf(messageOf<UploadRunMessage>(message)).context);
  const listeners: readonly (readonly [name: string, hear: (message: unknown) => void])[] = [
    [
      UPLOAD_CHANNELS.event,
      (message) => {
        const { upload, event } = messageOf<UploadEventMessage>(message);
        uploads.get(upload.number)?.event(event);
      },
    ],
    [
      UPLOAD_CHANNELS.end,
      (message) => {
        const { upload, outcome } = messageOf<UploadEndMessage>(message);
        uploads.get(upload.number)?.end(outcome !== "done");
        uploads.delete(upload.number);
      },
    ],
    [
      API_CHANNELS.attempt,
      (message) =>
        recorder.attempt(messageOf<AttemptEvent>(message), contexts.getStore() ?? recorder.outside()),
    ],
    [API_CHANNELS.retry, (message) => recorder.retry(messageOf<RetryEvent>(message))],
  ];
  for (const [name, hear] of listeners) subscribe(name, hear);

  return {
    stop(): void {
      runs.unbindStore(contexts);
      for (const [name, hear] of listeners) unsubscribe(name, hear);
      uploads.clear();
      recorder.stop();
    },
  };
}

/** Channels have no types. Each of these has one publisher, which declares the type of its messages. */
function messageOf<Message>(message: unknown): Message {
  return message as Message;
}
