import type { FileFields, FilesClient, LinkTarget, MultipartUpload } from "@cdf-multipart/core";
import { checkUploadUrls } from "./check-upload-urls.js";
import { earliestDeadline } from "./signed-url-deadline.js";
import type { UploadSession } from "./upload-session.js";

/** Where the bytes shall go: into a new file, or into one that exists. */
export type Destination = NewFile | ExistingFile;

/** A file that is made by the upload, or, with `overwrite`, replaced. */
export interface NewFile {
  readonly file: FileFields;
  /** True: a file with the same external id gets the new fields, and its content when the upload completes. */
  readonly overwrite?: boolean;
}

/** A file that exists, by its external id or its data-modeling node. */
export interface ExistingFile {
  readonly target: LinkTarget;
}

/** What it takes to open a session. */
export interface SessionRequest {
  readonly client: FilesClient;
  readonly parts: number;
  /** Now, ms since the epoch. */
  readonly now: number;
  readonly signal: AbortSignal;
}

/** Asks for the upload URLs of a destination. */
export async function openSession(destination: Destination, request: SessionRequest): Promise<UploadSession> {
  const { client, parts, signal } = request;
  if ("target" in destination) return linkSession(destination.target, false, request);
  const { file, overwrite = false } = destination;
  const upload = await client.initMultiPartUpload(file, { parts, overwrite, signal });
  return toSession(upload, !overwrite, request);
}

/**
 * New upload URLs for the file of a session whose own have ended. The new session knows nothing of the parts that went up
 * under the old one: there is no way to carry them over, so all have to be sent again.
 */
export async function renewSession(
  old: UploadSession,
  destination: Destination,
  request: SessionRequest,
): Promise<UploadSession> {
  if ("target" in destination) return linkSession(destination.target, old.created, request);
  const { externalId } = destination.file;
  if (externalId !== undefined) return linkSession({ externalId }, old.created, request);
  // A file without an external id cannot be asked for again: a new entry takes the place of the unfinished one. That one
  // goes first, so that whatever ends this process in between, there are never two.
  if (old.created) {
    await request.client.deleteFiles([{ id: old.fileId }], {
      ignoreUnknownIds: true,
      signal: request.signal,
    });
  }
  return openSession(destination, request);
}

/** A session for a file that exists. `created` says whether this upload made it. */
export async function linkSession(
  target: LinkTarget,
  created: boolean,
  request: SessionRequest,
): Promise<UploadSession> {
  const { client, parts, signal } = request;
  return toSession(await client.getMultiPartUploadLink(target, { parts, signal }), created, request);
}

function toSession(upload: MultipartUpload, created: boolean, request: SessionRequest): UploadSession {
  const { client, parts, now } = request;
  const { id, externalId, uploadId, uploadUrls, uploadedTime } = upload;
  checkUploadUrls(uploadUrls, { parts, baseUrl: client.baseUrl, fileId: id });
  const expiresAt = earliestDeadline(uploadUrls);
  return {
    baseUrl: client.baseUrl,
    project: client.project,
    fileId: id,
    ...(externalId === undefined ? {} : { externalId }),
    uploadId,
    uploadUrls: [...uploadUrls],
    openedAt: now,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    created,
    ...(uploadedTime === undefined ? {} : { uploadedBefore: uploadedTime }),
  };
}
