import type { FilesClient } from "@cdf-multipart/core";
import { portableHashes } from "../checksums/hashes.js";
import { fetchTransport } from "../transport/fetch-transport.js";
import { createPartChecks } from "../verify/part-checks.js";
import type { ChecksChoice, Persistence } from "./choose-journal.js";
import { createHandle } from "./create-handle.js";
import { engineOn } from "./engine.js";
import type { UploadHandle } from "./handle.js";
import { toSource, type UploadInput } from "./inputs.js";
import type { ManyItem, ManyOptions, ManyResult, UploadOptions } from "./options.js";
import type { Platform } from "./platform.js";
import { runMany } from "./run-many.js";
import type { UploadResult } from "./upload-result.js";

/** The checksums and checks of every runtime, without journals. */
export const portablePersistence: Persistence = Object.freeze({
  hashes: () => portableHashes,
  checks: (choice: ChecksChoice) => createPartChecks({ ...choice, hashes: portableHashes }),
});

/** Blobs and bytes as inputs, and parts by `fetch`. Works in every runtime. */
export const webPlatform: Platform<UploadInput> = Object.freeze({
  open: toSource,
  transport: () => fetchTransport(),
  persistence: () => portablePersistence,
});

/**
 * Uploads a Blob or File, bytes, or a source, and resolves when the service reports `uploaded`. Runs in every
 * runtime. In Node, use the same function of `@cdf-multipart/uploader/node`: it is faster and also accepts
 * paths and streams.
 *
 * @throws SourceError, SourceChangedError, ValidationError, PartError, SessionError, TimeoutError, or an
 *   error of the client; the reason of `options.signal` if it aborts.
 */
export async function upload(
  client: FilesClient,
  input: UploadInput,
  options: UploadOptions = {},
): Promise<UploadResult> {
  return createUpload(client, input, options).start();
}

/**
 * A handle to control one upload: start, pause, resume, abort, discard, and its events. Nothing happens
 * before `start()`.
 *
 * @throws ValidationError for settings that are out of range.
 */
export function createUpload(
  client: FilesClient,
  input: UploadInput,
  options: UploadOptions = {},
): UploadHandle {
  return createHandle(webPlatform, client, input, options);
}

/**
 * Uploads many files, several concurrently, and yields their results as they finish. A file that fails does
 * not stop the others. Memory does not grow with the number of files: an item is taken from `items` when a
 * place is free.
 *
 * If the caller stops fetching results (`break`), the files in flight are aborted. If `options.signal`
 * aborts, the iteration throws its reason.
 */
export function uploadMany<Item extends ManyItem<UploadInput>>(
  client: FilesClient,
  items: Iterable<Item> | AsyncIterable<Item>,
  options: ManyOptions<Item> = {},
): AsyncGenerator<ManyResult<Item>, void, undefined> {
  return runMany(engineOn(webPlatform), client, items, options);
}
