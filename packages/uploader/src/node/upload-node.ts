import type { FilesClient } from "@cdf-multipart/core";
import { createHandle } from "../upload/create-handle.js";
import { engineOn } from "../upload/engine.js";
import type { UploadHandle } from "../upload/handle.js";
import type { ManyItem, ManyOptions, ManyResult, UploadOptions } from "../upload/options.js";
import { runMany } from "../upload/run-many.js";
import type { UploadResult } from "../upload/upload-result.js";
import type { NodeInput } from "./node-input.js";
import { nodePlatform } from "./node-platform.js";

/** Options of `uploadFile`. The name in CDF is the base name of the path, unless `file.name` is set. */
export type UploadFileOptions = UploadOptions;

/**
 * Uploads a file on disk, and resolves when the service reports `uploaded`.
 *
 * A file of any size is read in windows of some MiB. A part that fails is read and sent again. A file that
 * changes while it is read is never completed. The progress is kept in a journal in the user's state folder.
 * If this process ends early, the same call resumes the upload.
 *
 * @param path relative to the working directory, or absolute.
 * @throws SourceError, SourceChangedError, JournalError, VerifyError, ValidationError, PartError,
 *   SessionError, TimeoutError, or an error of the client; the reason of `options.signal` if it aborts.
 */
export function uploadFile(
  client: FilesClient,
  path: string,
  options: UploadFileOptions = {},
): Promise<UploadResult> {
  return upload(client, path, options);
}

/**
 * Uploads any input that Node can read: a path, a FileHandle, a stream, a Blob, bytes, or your own source.
 */
export async function upload(
  client: FilesClient,
  input: NodeInput,
  options: UploadOptions = {},
): Promise<UploadResult> {
  return createUpload(client, input, options).start();
}

/** A handle to control one upload: start, pause, resume, abort, discard, and its events. */
export function createUpload(
  client: FilesClient,
  input: NodeInput,
  options: UploadOptions = {},
): UploadHandle {
  return createHandle(nodePlatform, client, input, options);
}

/**
 * Uploads many files, several concurrently, and yields their results as they finish. A file that fails does
 * not stop the others. Memory does not grow with the number of files: an item is taken from `items` when a
 * place is free.
 *
 * If the caller stops fetching results (`break`), the files in flight are aborted. If `options.signal`
 * aborts, the iteration throws its reason.
 */
export function uploadMany<Item extends ManyItem<NodeInput>>(
  client: FilesClient,
  items: Iterable<Item> | AsyncIterable<Item>,
  options: ManyOptions<Item> = {},
): AsyncGenerator<ManyResult<Item>, void, undefined> {
  return runMany(engineOn(nodePlatform), client, items, options);
}
