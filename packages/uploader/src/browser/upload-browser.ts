import { type FilesClient, ValidationError } from "@cdf-multipart/core";
import type { UploadResult } from "../engine/upload-result.js";
import type { ManyItem, ManyOptions, ManyResult } from "../upload/many-options.js";
import { steerUpload } from "../upload/steer-upload.js";
import type { UploadHandle } from "../upload/upload-handle.js";
import type { UploadOptions } from "../upload/upload-options.js";
import type { BrowserInput } from "./browser-input.js";
import { CONNECTIONS } from "./connections.js";
import { loadMachine, loadMany } from "./load-machine.js";

/**
 * Uploads a file from a page, and resolves when the service says that its content is there.
 *
 * The browser reads the file while it sends it, so memory does not grow with it. How far the upload is stands in IndexedDB:
 * after a reload, a crash or a closed lid the same call with the same file goes on where it stopped. While there is no network
 * it waits. Uploads with one client share the browser's connections.
 *
 * @throws SourceError, SourceChangedError, JournalError, VerifyError, ValidationError, PartError, SessionError, TimeoutError, or an
 * error of the client; the reason of `options.signal` when that ends it.
 */
export async function upload(
  client: FilesClient,
  input: BrowserInput,
  options: UploadOptions = {},
): Promise<UploadResult> {
  return createUpload(client, input, options).start();
}

/** The same as a handle: start, pause, resume, abort, discard, and its events. Nothing happens before `start()`. */
export function createUpload(
  client: FilesClient,
  input: BrowserInput,
  options: UploadOptions = {},
): UploadHandle {
  checkConcurrency(options.concurrency);
  const load = (signal: AbortSignal) => loadMachine(client.cooldown, signal);
  return steerUpload(load, client, input, { journal: "optional", ...options });
}

/**
 * Uploads many files, some at a time, and gives the results as they come in; a file that fails does not end the rest.
 * Memory does not grow with their number: an item is drawn from `items` when a place is free.
 *
 * Stopping to fetch results (`break`) aborts what is under way. When `options.signal` aborts, the iteration throws its reason.
 */
export function uploadMany<Item extends ManyItem<BrowserInput>>(
  client: FilesClient,
  items: Iterable<Item> | AsyncIterable<Item>,
  options: ManyOptions<Item> = {},
): AsyncGenerator<ManyResult<Item>, void, undefined> {
  checkConcurrency(options.concurrency);
  return runLater(client, items, { journal: "optional", ...options });
}

async function* runLater<Item extends ManyItem<BrowserInput>>(
  client: FilesClient,
  items: Iterable<Item> | AsyncIterable<Item>,
  options: ManyOptions<Item>,
): AsyncGenerator<ManyResult<Item>, void, undefined> {
  const [machine, { runMany }] = await Promise.all([
    loadMachine(client.cooldown, options.signal),
    loadMany(client.cooldown, options.signal),
  ]);
  yield* runMany(machine, client, items, options);
}

function checkConcurrency(concurrency: number | "auto" = "auto"): void {
  if (concurrency === "auto" || concurrency <= CONNECTIONS) return;
  const message = `must be at most ${CONNECTIONS}, the connections that a browser makes to one host; leave it out, or give "auto"`;
  throw new ValidationError({
    code: "invalid-settings",
    subject: "upload",
    faults: [{ path: "concurrency", message, limit: CONNECTIONS, value: String(concurrency) }],
  });
}
