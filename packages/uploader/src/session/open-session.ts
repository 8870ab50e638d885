import type { FileFields, FilesClient, LinkTarget, MultipartUpload } from "@cdf-multipart/core";
import { checkUploadUrls } from "./check-upload-urls.js";
import { earliestDeadline } from "./signed-url-deadline.js";
import type { UploadSession } from "./upload-session.js";

/** The destination of the bytes: a new file, or an existing one. */
export type Destination = NewFile | ExistingFile;

/** A file that the upload creates or, with `overwrite`, replaces. */
export interface NewFile {
  readonly file: FileFields;
  /**
   * True: a file with the same external id gets the new fields, and gets its content when the upload
   * completes.
   */
  readonly overwrite?: boolean;
}

/** An existing file, by its external id or its data modeling node. */
export interface ExistingFile {
  readonly target: LinkTarget;
}

/** What is needed to open a session. */
export interface SessionRequest {
  readonly client: FilesClient;
  readonly parts: number;
  /** Now, ms since the epoch. */
  readonly now: number;
  readonly signal: AbortSignal;
}

/** Requests the upload URLs of a destination. */
export async function openSession(destination: Destination, request: SessionRequest): Promise<UploadSession> {
  const { client, parts, signal } = request;
  if ("target" in destination) return linkSession(destination.target, false, request);
  const { file, overwrite = false } = destination;
  const upload = await client.initMultiPartUpload(file, { parts, overwrite, signal });
  return toSession(upload, !overwrite, request);
}

/**
 * Requests new upload URLs for the file of a session whose URLs have expired. The parts of the old session
 * cannot be carried over, so all parts have to be sent again.
 */
export async function renewSession(
  old: UploadSession,
  destination: Destination,
  request: SessionRequest,
): Promise<UploadSession> {
  if ("target" in destination) return linkSession(destination.target, old.created, request);
  const { externalId } = destination.file;
  if (externalId !== undefined) return linkSession({ externalId }, old.created, request);
  // A file without an external id cannot be requested again, so a new entry replaces the unfinished one. The
  // old one is deleted first: even if this process is killed in between, there are never two.
  if (old.created) {
    await request.client.deleteFiles([{ id: old.fileId }], {
      ignoreUnknownIds: true,
      signal: request.signal,
    });
  }
  return openSession(destination, request);
}

/** Opens a session for an existing file. `created` says whether this upload created the file. */
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
    // A file that this upload created has no other content, only that of an earlier session of this upload.
    ...(created || uploadedTime === undefined ? {} : { uploadedBefore: uploadedTime }),
  };
}
