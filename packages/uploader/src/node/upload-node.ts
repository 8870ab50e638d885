import type { FilesClient } from "@cdf-multipart/core";
import type { UploadResult } from "../engine/upload-result.js";
import { createHandle } from "../upload/create-handle.js";
import { machineOn } from "../upload/machine.js";
import type { ManyItem, ManyOptions, ManyResult } from "../upload/many-options.js";
import { runMany } from "../upload/run-many.js";
import type { UploadHandle } from "../upload/upload-handle.js";
import type { UploadOptions } from "../upload/upload-options.js";
import type { NodeInput } from "./node-input.js";
import { nodePlatform } from "./node-platform.js";

/** What `uploadFile` takes. The name in CDF is the base name of the path unless `file.name` says otherwise. */
export type UploadFileOptions = UploadOptions;

/**
 * Uploads a file on disk and resolves when the service says that its content is there.
 *
 * The file is read in windows of some MiB, whatever its size; a part that fails is read and sent again. A file that changes
 * while it is read is never completed. How far the upload is stands in a journal in the user's state folder: should this
 * process be ended, the same call goes on where it stopped.
 *
 * @param path relative to the working directory, or absolute.
 * @throws SourceError, SourceChangedError, JournalError, VerifyError, ValidationError, PartError, SessionError, TimeoutError, or an error of the client;
 * the reason of `options.signal` when that ends it.
 */
export function uploadFile(
  client: FilesClient,
  path: string,
  options: UploadFileOptions = {},
): Promise<UploadResult> {
  return upload(client, path, { journal: "optional", ...options });
}

/** Uploads whatever Node can read: a path, a FileHandle, a stream, a Blob, bytes, or a source of your own. */
export async function upload(
  client: FilesClient,
  input: NodeInput,
  options: UploadOptions = {},
): Promise<UploadResult> {
  return createUpload(client, input, options).start();
}

/** The same as a handle: start, pause, resume, abort, discard, and its events. */
export function createUpload(
  client: FilesClient,
  input: NodeInput,
  options: UploadOptions = {},
): UploadHandle {
  return createHandle(nodePlatform, client, input, options);
}

/**
 * Uploads many files, some at a time, and gives the results as they come in; a file that fails does not end the rest.
 * Memory does not grow with their number: an item is drawn from `items` when a place is free.
 *
 * Stopping to fetch results (`break`) aborts what is under way. When `options.signal` aborts, the iteration throws its reason.
 */
export function uploadMany<Item extends ManyItem<NodeInput>>(
  client: FilesClient,
  items: Iterable<Item> | AsyncIterable<Item>,
  options: ManyOptions<Item> = {},
): AsyncGenerator<ManyResult<Item>, void, undefined> {
  return runMany(machineOn(nodePlatform), client, items, options);
}
