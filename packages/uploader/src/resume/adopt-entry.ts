import type { FileInfo } from "@cdf-multipart/core";
import { type Destination, renewSession, type SessionRequest } from "../session/open-session.js";
import type { UploadSession } from "../session/upload-session.js";

/** A session of an entry that an earlier run created, and whether its content has arrived. */
export interface AdoptedEntry {
  readonly session: UploadSession;
  readonly arrived: boolean;
}

/** The upload that continues. */
export interface Adopting {
  readonly destination: Destination;
  readonly contentType?: string | undefined;
}

/**
 * Continues with the entry that an earlier run created for a small file, and whose URL was not kept. Its content
 * arrives as a whole, so it is either complete, or gets a new URL.
 *
 * @returns undefined if the entry is gone, or if it may be replaced, as that of a node: then its content may be
 *   the old one.
 */
export async function adoptEntry(
  adopting: Adopting,
  fileId: number,
  request: SessionRequest,
): Promise<AdoptedEntry | undefined> {
  const { destination } = adopting;
  if (!("file" in destination) || destination.overwrite === true) return undefined;
  const { client, signal } = request;
  const { externalId } = destination.file;
  const [entry] = await client.byIdsFiles([{ id: fileId }], { ignoreUnknownIds: true, signal });
  if (entry === undefined || entry.externalId !== externalId) return undefined;
  if (!entry.uploaded) {
    const session = await renewSession({ created: true, fileId }, destination, request);
    return { session, arrived: false };
  }
  return { session: arrivedSession(adopting, entry, request), arrived: true };
}

/** A session without URLs, of an entry whose content has arrived. */
export function arrivedSession(
  { contentType = "" }: Adopting,
  { id, externalId }: FileInfo,
  { client: { baseUrl, project }, now }: SessionRequest,
): UploadSession {
  const named = externalId === undefined ? {} : { externalId };
  const session = { baseUrl, project, fileId: id, ...named, contentType, uploadUrls: [] };
  return { ...session, openedAt: now, created: true };
}
