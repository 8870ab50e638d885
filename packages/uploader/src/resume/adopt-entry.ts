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
 * @returns undefined if the entry is gone, or if it is to be replaced: then its content may be the old one.
 */
export async function adoptEntry(
  { destination, contentType = "" }: Adopting,
  fileId: number,
  request: SessionRequest,
): Promise<AdoptedEntry | undefined> {
  if ("target" in destination || destination.overwrite === true) return undefined;
  const { client, now, signal } = request;
  const { externalId } = destination.file;
  const [entry] = await client.byIdsFiles([{ id: fileId }], { ignoreUnknownIds: true, signal });
  if (entry === undefined || entry.externalId !== externalId) return undefined;
  if (!entry.uploaded) {
    const session = await renewSession({ created: true, fileId }, destination, request);
    return { session, arrived: false };
  }
  const { baseUrl, project } = client;
  const named = externalId === undefined ? {} : { externalId };
  const session = { baseUrl, project, fileId, ...named, contentType, uploadUrls: [] };
  return { session: { ...session, openedAt: now, created: true }, arrived: true };
}
