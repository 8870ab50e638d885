import { CdfError, type TokenProvider, type TokenRequest } from "@cdf-multipart/core";
import { deferred } from "../../engine/deferred.js";
import type { EventListeners } from "../../events/emitter.js";
import type { UploadEvent } from "../../events/upload-event.js";
import { askBeforeLeaving } from "../../transport/xhr/while-sending.js";
import type { UploadResult } from "../../upload/upload-result.js";
import {
  type Begin,
  type PlainError,
  plainError,
  type ToPage,
  type ToWorker,
  type WorkerClient,
  type WorkerInput,
  type WorkerUploadOptions,
} from "./messages.js";

/**
 * An error of an upload in a worker. It has the name, code and message of the original, so guards that check
 * these work.
 */
export class WorkerUploadError extends CdfError {
  constructor({ name, message, code = "worker-failed" }: PlainError) {
    super(message, { code });
    // Not a getter: the base class reads the name before the fields here are set.
    Object.defineProperty(this, "name", { value: name });
  }
}

/** Controls an upload that runs in a worker. */
export interface WorkerUpload {
  /** The result. Rejects with a {@link WorkerUploadError}. */
  readonly done: Promise<UploadResult>;
  pause(): void;
  resume(): void;
  abort(): void;
  /** As `abort`. Also deletes the file entry, if this upload created it and it has no content yet. */
  discard(): void;
}

/** Client, token, upload options and listeners. */
export interface UploadInWorkerOptions extends EventListeners {
  readonly client: WorkerClient;
  /** The token, or a function that returns it. The function is called in the page. */
  readonly token: string | TokenProvider;
  readonly upload?: WorkerUploadOptions;
}

/**
 * Uploads in a worker that runs {@link serveUploads}, so neither sending nor checksums use the page's thread.
 * One worker runs any number of uploads.
 */
export function uploadInWorker(
  worker: Worker,
  input: WorkerInput,
  { client, token, upload = {}, onEvent, onProgress }: UploadInWorkerOptions,
): WorkerUpload {
  const { port1: port, port2 } = new MessageChannel();
  const result = deferred<UploadResult>();
  const tell = (message: ToWorker): void => port.postMessage(message);
  const giveToken = async (id: number, request: TokenRequest): Promise<void> => {
    try {
      const given = typeof token === "string" ? token : await token(request);
      tell({ type: "token", id, token: given });
    } catch (error) {
      tell({ type: "no-token", id, error: plainError(error) });
    }
  };
  let stopAsking: (() => void) | undefined;
  /** The worker sends the parts, but only its page can ask the user. */
  const ask = (inFlight: boolean): void => {
    if (inFlight) {
      stopAsking ??= askBeforeLeaving();
      return;
    }
    stopAsking?.();
    stopAsking = undefined;
  };
  const heed = (event: UploadEvent): void => {
    if (event.type === "part-start") ask(true);
    if (event.type === "progress") ask(event.progress.partsInFlight > 0);
    if (event.type === "paused") ask(false);
  };
  port.onmessage = ({ data }: MessageEvent<ToPage>) => {
    switch (data.type) {
      case "ask-token":
        void giveToken(data.id, data.rejected === undefined ? {} : { rejected: data.rejected });
        return;
      case "event":
        heed(data.event);
        onEvent?.(data.event);
        if (data.event.type === "progress") onProgress?.(data.event.progress);
        return;
      case "done":
        result.resolve(data.result);
        break;
      case "failed":
        result.reject(new WorkerUploadError(data.error));
    }
    ask(false);
    port.close();
  };
  const begin: Begin = { type: "cdf-multipart upload", client, input, options: upload };
  worker.postMessage(begin, [port2]);
  return {
    done: result.promise,
    pause: () => tell({ type: "pause" }),
    resume: () => tell({ type: "resume" }),
    abort: () => tell({ type: "abort" }),
    discard: () => tell({ type: "discard" }),
  };
}
