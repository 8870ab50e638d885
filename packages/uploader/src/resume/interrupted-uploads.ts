/** Lists and discards interrupted uploads by their journals. */
import type { FilesClient } from "@cdf-multipart/core";
import { canBeJournal } from "../journal/format/can-be-journal.js";
import { type JournalHead, readHead } from "../journal/format/read-head.js";
import { readJournal } from "../journal/format/read-journal.js";
import { withoutUrlSecrets } from "../journal/format/write.js";
import type { JournalState } from "../journal/journal.js";
import { journalId, journalKeyOf } from "../journal/journal-key.js";
import type { JournalFile, JournalStore, StoredJournal } from "../journal/journal-store.js";
import type { Destination } from "../session/open-session.js";
import type { UploadPhase, UploadState } from "../session/upload-session.js";
import { deleteUnfinished, isIn } from "./delete-unfinished.js";

/**
 * An interrupted upload, as its journal describes it. Contains no secret: no upload URL, and no query of a
 * source's URL.
 */
export interface InterruptedUpload {
  /** The name of its journal in the store. */
  readonly id: string;
  /**
   * Whether the journal can be used.
   *
   * - `readable`: the upload can be resumed.
   * - `damaged`: the first line is incomplete, or does not match the journal's name.
   * - `other-version`: written by a version whose records this version does not know.
   * - `foreign`: a file with the name of a journal that is not one, or belongs to another user. It is never
   *   changed or removed.
   *
   * Except for `readable`, only `modifiedAt` and `locked` are known.
   */
  readonly condition: "readable" | "damaged" | "other-version" | "foreign";
  /** The client's base URL; with `project`, it says where the upload belongs. */
  readonly baseUrl?: string;
  readonly project?: string;
  /** The file in CDF, in words: its external id, its node as `space:externalId`, or its name. */
  readonly target?: string;
  /** The source of the bytes, if known: the absolute path of a file, or a URL without its query. */
  readonly source?: string;
  /**
   * The destination. `uploadFile(client, source, { ...into })` resumes the upload. Absent when the service no
   * longer accepts the recorded fields.
   */
  readonly into?: Destination;
  /** When the upload was started, ms since the epoch. */
  readonly startedAt?: number;
  /**
   * The service's id of the file entry. It and all fields below up to `expiresAt` are absent while there is
   * no session.
   */
  readonly fileId?: number;
  /**
   * For an upload into a data-modeling node that was applied: whether this upload created the node. Discarding
   * the upload deletes such a node.
   */
  readonly nodeCreated?: boolean;
  readonly phase?: UploadPhase;
  readonly partsDone?: number;
  readonly parts?: number;
  /** Bytes of the acknowledged parts. */
  readonly bytesDone?: number;
  /** Bytes of the whole file. */
  readonly size?: number;
  /**
   * When the upload URLs expire, ms since the epoch; after that all parts are sent again. Absent when the
   * URLs do not say.
   */
  readonly expiresAt?: number;
  /** When it was last worked on, ms since the epoch. */
  readonly modifiedAt: number;
  /** Whether a process or tab works on it now. */
  readonly locked: boolean;
}

/** All uploads whose journals are in a store, in any project, including those in progress. */
export async function interruptedUploads(store: JournalStore): Promise<readonly InterruptedUpload[]> {
  const found: InterruptedUpload[] = [];
  for await (const journal of store.list()) found.push(await describe(journal));
  return found;
}

/**
 * Discards an interrupted upload: deletes the entry that it created, if that has no content, and then its
 * journal.
 *
 * @param client a client of the upload's project. The entry is kept when the journal names another project,
 * the journal cannot be read, or there is no client. The service then deletes the entry after a week.
 * @param id of {@link InterruptedUpload}. An id without a journal is not an error.
 * @returns whether the entry was checked.
 * @throws JournalError `journal-locked` when a process works on it; an error of the client, and then the
 * journal stays.
 */
export async function discardInterrupted(
  client: FilesClient | undefined,
  store: JournalStore,
  id: string,
): Promise<boolean> {
  const file = await store.open(id);
  try {
    const state = stateOf(client, file, id);
    if (client !== undefined && state !== undefined) await deleteUnfinished(client, state);
    await file.remove();
    return state !== undefined;
  } finally {
    await file.close();
  }
}

/** The state in a journal, if the upload has created something in the project of the client. */
export function stateOf(
  client: FilesClient | undefined,
  { content }: Pick<JournalFile, "content">,
  id: string,
): JournalState | undefined {
  if (client === undefined) return undefined;
  const state = tryRead(content, id);
  return isIn(state, client) ? state : undefined;
}

/**
 * Removes the journal of an upload that is done, if its process ended before it could. The journal of an
 * unfinished upload, or of one in progress, stays.
 *
 * @returns whether it was removed.
 */
export async function discardFinished(store: JournalStore, id: string): Promise<boolean> {
  const content = await store.read(id);
  if (content === undefined || tryRead(content, id).upload?.phase !== "done") return false;
  // Needs no client: the file has its content, so there is no entry to delete.
  await discardInterrupted(undefined, store, id);
  return true;
}

async function describe({
  id,
  content,
  modifiedAt,
  locked,
  fault,
}: StoredJournal): Promise<InterruptedUpload> {
  if (fault !== undefined || !canBeJournal(content)) return { id, condition: "foreign", modifiedAt, locked };
  const found = readHead(content);
  if (found.kind !== "read") return { id, condition: found.kind, modifiedAt, locked };
  if (!(await isNamedBy(id, found.head))) return { id, condition: "damaged", modifiedAt, locked };
  const { source, key: _, ...head } = found.head;
  const { upload, node } = tryRead(content, id);
  return {
    id,
    condition: "readable",
    ...head,
    ...(source === undefined ? {} : { source: withoutUrlSecrets(source) }),
    ...(node === undefined ? {} : { nodeCreated: node.created }),
    ...(upload === undefined ? {} : describeState(upload)),
    modifiedAt,
    locked,
  };
}

/** The name of a journal is derived from its head. When the two do not match, the head was changed. */
async function isNamedBy(id: string, { key, into, source }: JournalHead): Promise<boolean> {
  if ((await journalId(key)) !== id) return false;
  const place = "source" in key.target ? key.target.source : undefined;
  if (place !== undefined && source !== undefined && place !== source) return false;
  return into === undefined || (await journalId(journalKeyOf(key, into, place ?? ""))) === id;
}

function describeState({ session, phase, acknowledged, plan }: UploadState): Partial<InterruptedUpload> {
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

function tryRead(content: Uint8Array, id: string): JournalState {
  try {
    return readJournal(content, id).state;
  } catch {
    return {};
  }
}
