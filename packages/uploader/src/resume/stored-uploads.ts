/** Journals of uploads that were interrupted and never gone on with: to list them, and to give them up. */
import type { FilesClient } from "@cdf-multipart/core";
import type { JournalStore, StoredJournal } from "../journal/journal-store.js";
import { readHead, readJournal } from "../journal/read-journal.js";
import type { UploadPhase, UploadState } from "../session/upload-session.js";
import { deleteUnfinished } from "./delete-unfinished.js";

/** An upload that was interrupted, as its journal describes it. Carries no secret. */
export interface StoredUpload {
  /** Names its journal in the store. */
  readonly id: string;
  /** Whose project it is in; absent, as all that follows, where the journal is damaged or of another version. */
  readonly baseUrl?: string;
  readonly project?: string;
  /** The file in CDF: its external id, node, or name. */
  readonly target?: string;
  /** Where the bytes come from, where that was needed to name the upload. */
  readonly source?: string;
  /** The service's id of the file entry, once there is one. */
  readonly fileId?: number;
  readonly phase?: UploadPhase;
  readonly partsDone?: number;
  readonly parts?: number;
  /** Bytes of the whole file. */
  readonly size?: number;
  /** When its upload URLs end, ms since the epoch. */
  readonly expiresAt?: number;
  /** When it was last worked on, ms since the epoch. */
  readonly modifiedAt: number;
  /** Whether a process works on it now. */
  readonly locked: boolean;
}

/** All uploads whose journals lie in a store. */
export async function describeStored(store: JournalStore): Promise<readonly StoredUpload[]> {
  return (await store.list()).map(describe);
}

/**
 * Gives an interrupted upload up: deletes the entry that it made, if that has no content, and then its journal.
 *
 * @param client of the project that the upload is in. When the journal speaks of another one, the entry is left alone: the service
 * deletes it after a week.
 * @returns whether the entry was looked after.
 * @throws JournalError `journal-locked` when a process works on it.
 */
export async function discardStored(client: FilesClient, store: JournalStore, id: string): Promise<boolean> {
  const file = await store.open(id);
  try {
    const upload = tryRead(file.content, id);
    const here = upload?.session.baseUrl === client.baseUrl && upload.session.project === client.project;
    if (here) await deleteUnfinished(client, upload);
    await file.remove();
    return here;
  } finally {
    await file.close();
  }
}

function describe({ id, content, modifiedAt, locked }: StoredJournal): StoredUpload {
  const key = readHead(content);
  const upload = tryRead(content, id);
  return { id, ...key, ...(upload === undefined ? {} : describeState(upload)), modifiedAt, locked };
}

function describeState({ session, phase, acknowledged, plan }: UploadState): Partial<StoredUpload> {
  const { fileId, expiresAt } = session;
  return {
    fileId,
    phase,
    partsDone: acknowledged.length,
    parts: plan.parts.length,
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
