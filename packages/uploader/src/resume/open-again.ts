import { type FileFields, type FilesClient, isApiError } from "@cdf-multipart/core";
import { isOurUpload } from "@cdf-multipart/core/internal/calls";
import type { UploadEvent } from "../events/upload-event.js";
import type { Journal } from "../journal/journal.js";
import { openSession, renewSession, type SessionRequest } from "../session/open-session.js";
import type { UploadSession } from "../session/upload-session.js";
import { type AdoptedEntry, type Adopting, arrivedSession } from "./adopt-entry.js";

/** What is needed to open a session after an earlier run died while opening one. */
export interface OpeningAgain extends SessionRequest {
  /** When the earlier run first requested an entry, ms since the epoch. */
  readonly openingAt: number;
  /** Whether the journal may have lost records, so that the content may be there, too. */
  readonly incomplete?: boolean | undefined;
}

/** The context of the upload that opens a session. */
export interface Opener extends Adopting {
  readonly client: FilesClient;
  readonly journal: Pick<Journal, "append">;
  readonly emit: (event: UploadEvent) => void;
}

const CONFLICT = 409;
/** The largest difference to expect between our clock and the service's, ms. */
const CLOCK_SKEW = 10 * 60_000;
/** Most entries that the warning names. */
const NAMED_MAX = 10;

/**
 * Opens a session again. The earlier run may have created an entry and died before it received the answer.
 * With an external id that shows as a conflict. The entry is then used if it has the same fields and is not
 * older than that run. If it has content, it is only used if the journal is incomplete: the earlier run then
 * finished, and the record of that was lost. Without an external id the entry cannot be identified, so it is
 * kept, and a warning is emitted.
 */
export async function openAgain(opener: Opener, request: OpeningAgain): Promise<AdoptedEntry> {
  const { destination } = opener;
  // Applying a node and asking for its URLs may be repeated.
  if (!("file" in destination) || destination.overwrite === true)
    return opened(openSession(destination, request));
  const { externalId } = destination.file;
  if (externalId === undefined) {
    await tellLeftovers(opener, destination.file, request);
    return opened(openSession(destination, request));
  }
  try {
    return await opened(openSession(destination, request));
  } catch (error) {
    if (!isApiError(error) || error.status !== CONFLICT) throw error;
    const { client, signal } = request;
    const [entry] = await client.byIdsFiles([{ externalId }], { ignoreUnknownIds: true, signal });
    if (entry === undefined) throw error;
    const isOurs = isOurUpload(entry, destination.file, request.openingAt - CLOCK_SKEW);
    if (!isOurs || (entry.uploaded && request.incomplete !== true)) {
      // The earlier run created no entry, so a later run has nothing to look for.
      await opener.journal.append({ type: "refused" });
      throw error;
    }
    if (entry.uploaded) return { session: arrivedSession(opener, entry, request), arrived: true };
    return opened(renewSession({ created: true, fileId: entry.id }, destination, request));
  }
}

async function opened(opening: Promise<UploadSession>): Promise<AdoptedEntry> {
  return { session: await opening, arrived: false };
}

async function tellLeftovers(
  { client, emit }: Opener,
  { name }: FileFields,
  { openingAt, now, signal }: OpeningAgain,
): Promise<void> {
  const min = Math.max(0, Math.floor(openingAt - CLOCK_SKEW));
  const filter = { name, uploaded: false, createdTime: { min } };
  const { items } = await client.advancedListFiles({ filter, limit: NAMED_MAX }, { signal });
  const unnamed = items.filter((file) => file.externalId === undefined && file.instanceId === undefined);
  if (unnamed.length === 0) return;
  emit({
    type: "warning",
    at: now,
    code: "entry-left",
    message:
      `An earlier run was interrupted while it created its file entry. It may be one of ${unnamed.map(({ id }) => id).join(", ")}, ` +
      `which have the name "${name}" and no content; without an external id it cannot be identified. The service deletes entries ` +
      "without content after a week.",
  });
}
