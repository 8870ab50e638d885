import type {
  FileFields,
  FileInfo,
  FilesClient,
  FileUpload,
  LinkTarget,
  MultipartUpload,
  ViewReference,
} from "@cdf-multipart/core";
import { checkUploadUrls } from "./check-upload-urls.js";
import { earliestDeadline } from "./signed-url-deadline.js";
import type { SessionFacts, UploadSession } from "./upload-session.js";

/** The destination of the bytes: a new file, an existing one, or a data-modeling node. */
export type Destination = NewFile | ExistingFile | NodeFile;

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

/** A node that the upload creates or, if it exists, changes: it becomes or is a file. */
export interface NodeFile {
  readonly node: NodeDestination;
  /** True: only if the content differs. */
  readonly ifChanged?: boolean;
}

/** A data-modeling node, and its properties. */
export interface NodeDestination {
  /** The space of the node: one of your own. */
  readonly space: string;
  readonly externalId: string;
  /** The view that the properties are written through. @default cdf_cdm/CogniteFile/v1 */
  readonly view?: Omit<ViewReference, "type">;
  /**
   * Properties by name. They are merged with those that the node has. Times are ISO texts, relations
   * `{ space, externalId }` of nodes that exist.
   */
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Opens sessions for the file of a node. Its code is loaded only for nodes. */
export interface NodeSessions {
  /** Applies the node, if it must be changed, and requests URLs for its file as soon as that exists. */
  open(request: SessionRequest): Promise<UploadSession>;
  /** Requests new URLs. */
  renew(old: Pick<UploadSession, "created">, request: SessionRequest): Promise<UploadSession>;
  /**
   * Waits until the node itself reports its content. `before` is the `uploadedTime` of the content that it
   * replaces, `timeout` is in ms.
   */
  settle(before: number | undefined, timeout: number, signal: AbortSignal): Promise<void>;
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
  /** Present if the file is that of a data-modeling node. */
  readonly nodes?: NodeSessions | undefined;
}

/** Requests the upload URLs of a destination. */
export async function openSession(destination: Destination, request: SessionRequest): Promise<UploadSession> {
  const { client, parts, signal, nodes } = request;
  if (nodes !== undefined) return nodes.open(request);
  if ("target" in destination) return linkSession(destination.target, false, request);
  const { file, overwrite = false } = newFile(destination);
  const { contentType } = request;
  if (contentType !== undefined) return openOnePut(file, { created: !overwrite }, request);
  const upload = await client.initMultiPartUpload(file, { parts, overwrite, signal });
  if (overwrite) await request.correct?.(upload, file);
  return openedSession(upload, !overwrite, request);
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
  if (request.nodes !== undefined) return request.nodes.renew(old, request);
  if ("target" in destination) return linkSession(destination.target, old.created, request);
  const { created } = old;
  const { file } = newFile(destination);
  const { externalId } = file;
  const { contentType } = request;
  if (externalId !== undefined && contentType !== undefined)
    return openOnePut(file, { created, overwrite: true }, request);
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
  return openedSession(await client.getMultiPartUploadLink(target, { parts, signal }), created, request);
}

function newFile(destination: Exclude<Destination, ExistingFile>): NewFile {
  if ("file" in destination) return destination;
  throw new TypeError("A node needs its own sessions.");
}

/**
 * The session that an answer contains, checked. An answer with one URL for the whole content needs the
 * `contentType` of the request.
 */
export function openedSession(
  upload: MultipartUpload | FileUpload,
  created: boolean,
  request: SessionRequest,
): UploadSession {
  if ("uploadId" in upload) {
    const { uploadId, uploadUrls, ...file } = upload;
    return { ...factsOf(file, uploadUrls, created, request), uploadId };
  }
  const { contentType = "" } = request;
  return { ...factsOf(upload, [upload.uploadUrl], created, request), contentType };
}

/** @param created whether the entry is of this upload: then `overwrite` only requests a new URL for it. */
async function openOnePut(
  file: FileFields,
  { created, overwrite = !created }: { readonly created: boolean; readonly overwrite?: boolean },
  request: SessionRequest,
): Promise<UploadSession> {
  const { client, signal } = request;
  const upload = await client.initFileUpload(file, { overwrite, signal });
  if (!created) await request.correct?.(upload, file);
  return openedSession(upload, created, request);
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
