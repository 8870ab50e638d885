import { type FilesClient, ValidationError } from "@cdf-multipart/core";
import { CONNECTIONS } from "../transport/xhr/network.js";
import { checkOptions } from "../upload/check-options.js";
import type { UploadHandle } from "../upload/handle.js";
import type { ManyItem, ManyOptions, ManyResult, UploadOptions } from "../upload/options.js";
import { steerUpload } from "../upload/steer-upload.js";
import type { UploadResult } from "../upload/upload-result.js";
import type { BrowserInput } from "./browser-input.js";
import { loadEngine, loadMany } from "./chunks.js";

/**
 * Uploads a file from a page, and resolves when the service reports `uploaded`.
 *
 * The browser reads the file while it sends it, so memory does not grow with the file size. The journal is in
 * IndexedDB. After a reload, a crash or a closed lid, the same call with the same file resumes the upload.
 * Without a network, the upload waits. Uploads of one client share the browser's connections.
 *
 * @throws SourceError, SourceChangedError, JournalError, VerifyError, ValidationError, PartError,
 *   SessionError, TimeoutError, or an error of the client; the reason of `options.signal` if it aborts.
 */
export async function upload(
  client: FilesClient,
  input: BrowserInput,
  options: UploadOptions = {},
): Promise<UploadResult> {
  return createUpload(client, input, options).start();
}

/**
 * A handle to control one upload: start, pause, resume, abort, discard, and its events. Nothing happens
 * before `start()`.
 */
export function createUpload(
  client: FilesClient,
  input: BrowserInput,
  options: UploadOptions = {},
): UploadHandle {
  checkConcurrency(options.concurrency);
  const load = (signal: AbortSignal) => loadEngine(client.cooldown, signal);
  return steerUpload(load, client, input, options);
}

/**
 * Uploads many files, several concurrently, and yields their results as they finish. A file that fails does
 * not stop the others. Memory does not grow with the number of files: an item is taken from `items` when a
 * place is free.
 *
 * If the caller stops fetching results (`break`), the files in flight are aborted. If `options.signal`
 * aborts, the iteration throws its reason.
 */
export function uploadMany<Item extends ManyItem<BrowserInput>>(
  client: FilesClient,
  items: Iterable<Item> | AsyncIterable<Item>,
  options: ManyOptions<Item> = {},
): AsyncGenerator<ManyResult<Item>, void, undefined> {
  checkConcurrency(options.concurrency);
  checkOptions(options);
  return runLater(client, items, options);
}

async function* runLater<Item extends ManyItem<BrowserInput>>(
  client: FilesClient,
  items: Iterable<Item> | AsyncIterable<Item>,
  options: ManyOptions<Item>,
): AsyncGenerator<ManyResult<Item>, void, undefined> {
  const [engine, { runMany }] = await Promise.all([
    loadEngine(client.cooldown, options.signal),
    loadMany(client.cooldown, options.signal),
  ]);
  yield* runMany(engine, client, items, options);
}

function checkConcurrency(concurrency: number | "auto" = "auto"): void {
  if (concurrency === "auto" || concurrency <= CONNECTIONS) return;
  const message = `must be at most ${CONNECTIONS}, the browser's limit of connections to one host; omit it, or use "auto"`;
  throw new ValidationError({
    code: "invalid-settings",
    subject: "upload",
    faults: [{ path: "concurrency", message, limit: CONNECTIONS, value: String(concurrency) }],
  });
}
