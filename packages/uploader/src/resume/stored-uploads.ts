/** Journals of uploads that were interrupted and never gone on with: to list them, and to give them up. */
import type { FilesClient } from "@cdf-multipart/core";
import { type JournalHead, readHead } from "../journal/journal-head.js";
import { journalId, journalKeyOf } from "../journal/journal-key.js";
import { canBeJournal } from "../journal/journal-start.js";
import type { JournalStore, StoredJournal } from "../journal/journal-store.js";
import { readJournal } from "../journal/read-journal.js";
import { withoutUrlSecrets } from "../journal/write-head.js";
import type { Destination } from "../session/open-session.js";
import type { UploadPhase, UploadState } from "../session/upload-session.js";
import { deleteUnfinished } from "./delete-unfinished.js";

/** An upload that was interrupted, as its journal describes it. Carries no secret: no upload URL, no query of a source's URL. */
export interface StoredUpload {
  /** Names its journal in the store. */
  readonly id: string;
  /**
   * `readable`: it can be resumed. `damaged`: its first line is not whole, or does not fit its name. `other-version`: written by a
   * version whose records this one does not know. `foreign`: a file with the name of a journal that is not one, or not this user's;
   * it is never changed or removed. Of the last three nothing else is known than `modifiedAt` and `locked`.
   */
  readonly condition: "readable" | "damaged" | "other-version" | "foreign";
  /** Whose project it is in: the client's base URL and project. */
  readonly baseUrl?: string;
  readonly project?: string;
  /** The file in CDF, in words: its external id, its node as `space:externalId`, or its name. */
  readonly target?: string;
  /** Where the bytes come from, where that is known: the absolute path of a file, or a URL without its query. */
  readonly source?: string;
  /**
   * Where they go. `uploadFile(client, source, { ...into })` goes on with the upload. Absent where the fields that were noted are
   * none that the service takes any more.
   */
  readonly into?: Destination;
  /** When it was begun, ms since the epoch. */
  readonly startedAt?: number;
  /** The service's id of the file entry; absent, as all that follows, as long as there is no session. */
  readonly fileId?: number;
  readonly phase?: UploadPhase;
  readonly partsDone?: number;
  readonly parts?: number;
  /** Bytes of the acknowledged parts. */
  readonly bytesDone?: number;
  /** Bytes of the whole file. */
  readonly size?: number;
  /** When its upload URLs end, ms since the epoch: after that all is sent again. Absent where they do not tell. */
  readonly expiresAt?: number;
  /** When it was last worked on, ms since the epoch. */
  readonly modifiedAt: number;
  /** Whether a process works on it now. */
  readonly locked: boolean;
}

/** All uploads whose journals lie in a store, whatever project they are in and whoever works on them. */
export async function describeStored(store: JournalStore): Promise<readonly StoredUpload[]> {
  const found: StoredUpload[] = [];
  for await (const journal of store.list()) found.push(await describe(journal));
  return found;
}

/**
 * Gives an interrupted upload up: deletes the entry that it made, if that has no content, and then its journal.
 *
 * @param client of the project that the upload is in. When the journal speaks of another one, cannot be read, or there is no
 * client, the entry is left alone, and the service deletes it after a week.
 * @param id of {@link StoredUpload}. One that is not there is no error.
 * @returns whether the entry was looked after.
 * @throws JournalError `journal-locked` when a process works on it; an error of the client, and then the journal stays.
 */
export async function discardStored(
  client: FilesClient | undefined,
  store: JournalStore,
  id: string,
): Promise<boolean> {
  const file = await store.open(id);
  try {
    const upload = tryRead(file.content, id);
    const { baseUrl, project } = upload?.session ?? {};
    const here = client !== undefined && baseUrl === client.baseUrl && project === client.project;
    if (here) await deleteUnfinished(client, upload);
    await file.remove();
    return here;
  } finally {
    await file.close();
  }
}

/**
 * Removes the journal of an upload that is done, where its process was ended before it could. One of an upload that is not done,
 * or that a process works on, stays.
 *
 * @returns whether it was removed.
 */
export async function discardFinished(store: JournalStore, id: string): Promise<boolean> {
  const content = await store.read(id);
  if (content === undefined || tryRead(content, id)?.phase !== "done") return false;
  // Without a client: nothing in the project is to be looked after, the file has its content.
  await discardStored(undefined, store, id);
  return true;
}

async function describe({ id, content, modifiedAt, locked, fault }: StoredJournal): Promise<StoredUpload> {
  if (fault !== undefined || !canBeJournal(content)) return { id, condition: "foreign", modifiedAt, locked };
  const found = readHead(content);
  if (found.kind !== "read") return { id, condition: found.kind, modifiedAt, locked };
  if (!(await isNamedBy(id, found.head))) return { id, condition: "damaged", modifiedAt, locked };
  const { source, key: _, ...head } = found.head;
  const upload = tryRead(content, id);
  return {
    id,
    condition: "readable",
    ...head,
    ...(source === undefined ? {} : { source: withoutUrlSecrets(source) }),
    ...(upload === undefined ? {} : describeState(upload)),
    modifiedAt,
    locked,
  };
}

/** A journal has its name from what it says of its upload. Where the two do not fit, what it says was changed. */
async function isNamedBy(id: string, { key, into, source }: JournalHead): Promise<boolean> {
  if ((await journalId(key)) !== id) return false;
  const place = "source" in key.target ? key.target.source : undefined;
  if (place !== undefined && source !== undefined && place !== source) return false;
  return into === undefined || (await journalId(journalKeyOf(key, into, place ?? ""))) === id;
}

function describeState({ session, phase, acknowledged, plan }: UploadState): Partial<StoredUpload> {
  const { fileId, expiresAt } = session;
  return {
    fileId,
    phase,
    partsDone: acknowledged.length,
    parts: plan.parts.length,
    bytesDone: acknowledged.reduce((sum, { bytes }) => sum + bytes, 0),
    size: plan.size,
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

function tryRead(content: Uint8Array, id: string): UploadState | undefined {
  try {
    return readJournal(content, id).state.upload;
  } catch {
    return undefined;
  }
}
