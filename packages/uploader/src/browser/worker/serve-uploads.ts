import { createFilesClient, type TokenProvider } from "@cdf-multipart/core";
import type { UploadHandle } from "../../upload/handle.js";
import { createUpload } from "../upload-browser.js";
import { type Begin, plainError, type ToPage, type ToWorker } from "./messages.js";

/**
 * Runs uploads for the page: the whole script of a dedicated module worker.
 *
 * ```ts
 * import { serveUploads } from "@cdf-multipart/uploader/worker";
 * serveUploads();
 * ```
 */
export function serveUploads(): void {
  globalThis.addEventListener("message", ({ data, ports: [port] }: MessageEvent<Begin>) => {
    if (data.type === "cdf-multipart upload" && port !== undefined) serve(data, port);
  });
}

function serve({ client, input, options }: Begin, port: MessagePort): void {
  const tell = (message: ToPage): void => port.postMessage(message);
  const waiting = new Map<number, { resolve(token: string): void; reject(error: unknown): void }>();
  let asked = 0;
  const token: TokenProvider = ({ rejected }) =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      tell({ type: "ask-token", id: asked, ...(rejected === undefined ? {} : { rejected }) });
    });
  let handle: UploadHandle | undefined;
  let paused = false;
  /** A pause takes a moment. Afterwards the last request counts. */
  const steer = async (): Promise<void> => {
    for (;;) {
      if (paused && handle?.phase === "running") await handle.pause();
      else if (!paused && handle?.phase === "paused") handle.resume();
      else return;
    }
  };

  port.onmessage = ({ data }: MessageEvent<ToWorker>) => {
    switch (data.type) {
      case "token":
        waiting.get(data.id)?.resolve(data.token);
        break;
      case "no-token":
        waiting.get(data.id)?.reject(Object.assign(new Error(data.error.message), { name: data.error.name }));
        break;
      case "pause":
      case "resume":
        paused = data.type === "pause";
        void steer();
        return;
      default:
        // The end of the upload reports the error.
        handle?.[data.type]().catch(() => {});
        return;
    }
    waiting.delete(data.id);
  };

  const run = async (): Promise<void> => {
    try {
      handle = createUpload(createFilesClient({ ...client, token }), input, {
        ...options,
        onEvent: (event) => {
          if (event.type !== "failed") tell({ type: "event", event });
        },
      });
      tell({ type: "done", result: await handle.start() });
    } catch (error) {
      tell({ type: "failed", error: plainError(error) });
    }
  };
  void run();
}
