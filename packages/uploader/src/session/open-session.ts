import type { FileFields, FileInfo, FilesClient, LinkTarget, MultipartUpload } from "@cdf-multipart/core";
import { checkUploadUrls } from "./check-upload-urls.js";
import { earliestDeadline } from "./signed-url-deadline.js";
import type { SessionFacts, UploadSession } from "./upload-session.js";

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
  /** True: only if the content differs. With `overwrite` and an external id. */
  readonly ifChanged?: boolean;
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
  /** The Content-Type of a file that goes up in one PUT; undefined for one that goes up in parts. */
  readonly contentType?: string | undefined;
  /** Sets the fields that an overwritten entry still has from before. */
  readonly correct?: ((entry: FileInfo, asked: FileFields) => Promise<void>) | undefined;
}

/** Requests the upload URLs of a destination. */
export async function openSession(destination: Destination, request: SessionRequest): Promise<UploadSession> {
  const { client, parts, signal } = request;
  if ("target" in destination) return linkSession(destination.target, false, request);
  const { file, overwrite = false } = destination;
  const { contentType } = request;
  if (contentType !== undefined)
    return openOnePut(file, { created: !overwrite }, { ...request, contentType });
  const upload = await client.initMultiPartUpload(file, { parts, overwrite, signal });
  if (overwrite) await request.correct?.(upload, file);
  return toSession(upload, !overwrite, request);
}

/**
 * Requests new upload URLs for the file of a session whose URLs have expired. The parts of the old session
 * cannot be carried over, so all parts have to be sent again.
 */
export async function renewSession(
  old: Pick<UploadSession, "created" | "fileId">,
  destination: Destination,
  request: SessionRequest,
): Promise<UploadSession> {
  if ("target" in destination) return linkSession(destination.target, old.created, request);
  const { created } = old;
  const { externalId } = destination.file;
  const { contentType } = request;
  if (externalId !== undefined && contentType !== undefined)
    return openOnePut(destination.file, { created, overwrite: true }, { ...request, contentType });
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

function toSession(
  { uploadId, uploadUrls, ...file }: MultipartUpload,
  created: boolean,
  request: SessionRequest,
): UploadSession {
  return { ...factsOf(file, uploadUrls, created, request), uploadId };
}

/** @param created whether the entry is of this upload: then `overwrite` only requests a new URL for it. */
async function openOnePut(
  file: FileFields,
  { created, overwrite = !created }: { readonly created: boolean; readonly overwrite?: boolean },
  { contentType, ...request }: SessionRequest & { readonly contentType: string },
): Promise<UploadSession> {
  const { client, signal } = request;
  const upload = await client.initFileUpload(file, { overwrite, signal });
  if (!created) await request.correct?.(upload, file);
  return { ...factsOf(upload, [upload.uploadUrl], created, request), contentType };
}

function factsOf(
  { id, externalId, uploadedTime }: FileInfo,
  uploadUrls: readonly string[],
  created: boolean,
  { client, parts, now }: SessionRequest,
): SessionFacts {
  checkUploadUrls(uploadUrls, { parts, baseUrl: client.baseUrl, fileId: id });
  const expiresAt = earliestDeadline(uploadUrls);
  return {
    baseUrl: client.baseUrl,
    project: client.project,
    fileId: id,
    ...(externalId === undefined ? {} : { externalId }),
    uploadUrls: [...uploadUrls],
    openedAt: now,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    created,
    // A file that this upload created has no other content, only that of an earlier session of this upload.
    ...(created || uploadedTime === undefined ? {} : { uploadedBefore: uploadedTime }),
  };
}
