import { ApiRefusal } from "../../http/api-refusal.js";
import { withContent } from "../../state/file-record.js";
import type { ReceivedPart, StoredObject, UploadSession } from "../../state/records.js";
import type { EmulatorState, SessionState } from "../../state/state.js";
import type { Leftovers } from "./leftovers.js";
import type { ObjectStore } from "./object-store.js";
import { askStore, isRefused } from "./store-failure.js";

/**
 * The life cycle of upload sessions in an object store. The state is written first, so a kill leaves nothing
 * undecided.
 */
export interface RemoteSessions {
  begin(session: UploadSession): Promise<void>;
  parts(found: SessionState): Promise<ReadonlyMap<number, ReceivedPart> | "completed">;
  finish(found: SessionState, parts: ReadonlyMap<number, ReceivedPart>, at: () => number): Promise<void>;
  drop(uploadId: string): void;
  dropFile(fileId: number): void;
  /** Records an object as the content of a file and removes the object that it replaces. */
  setContent(fileId: number, key: string, size: number, at: number): void;
  /** Checks after a kill which uploads the store had completed. */
  recover(): Promise<void>;
}

export function createSessions(
  state: EmulatorState,
  objects: ObjectStore,
  name: string,
  leftovers: Leftovers,
): RemoteSessions {
  const reopen = ({ completing: _over, ...session }: UploadSession) => state.putSession(session);

  const settle = (session: UploadSession, key: string, size: number, at: number) => {
    // The session or its file may have been deleted while the store assembled the parts.
    if (!state.sessions.has(session.uploadId) || !state.files.has(session.fileId)) {
      leftovers.add({ key });
      return;
    }
    sessions.setContent(session.fileId, key, size, at);
    state.removeSession(session.uploadId, true);
  };

  /** Whether the store has completed an upload although its response was lost. */
  const isDone = async ({ session }: SessionState): Promise<boolean> => {
    const { key } = objectOf(session);
    const size = await objects.size(key);
    if (size === undefined || session.completing === undefined) reopen(session);
    else settle(session, key, size, session.completing.at);
    return size !== undefined;
  };

  const sessions: RemoteSessions = {
    async begin(session) {
      void leftovers.sweep();
      const object = await askStore(name, () => objects.begin(`${session.fileId}/${session.uploadId}`));
      state.putSession({ ...session, object });
    },
    parts: (found) =>
      askStore(name, async () => {
        if (found.session.completing !== undefined && (await isDone(found))) return "completed";
        return (await objects.parts(objectOf(found.session))) ?? new Map();
      }),
    async finish({ session }, parts, at) {
      const object = objectOf(session);
      const inOrder = [...parts.values()].sort((left, right) => left.partNumber - right.partNumber);
      const size = inOrder.reduce((sum, part) => sum + part.size, 0);
      state.putSession({ ...session, completing: { from: "object", size, at: at() } });
      try {
        await objects.commit(object, inOrder);
      } catch (error) {
        if (isRefused(error)) {
          reopen(session);
          throw new ApiRefusal(400, `${error.code}: ${error.message}`);
        }
        // The next complete or the next start finds out whether the store has completed it.
        return askStore(name, () => Promise.reject(error));
      }
      settle(session, object.key, size, at());
    },
    drop(uploadId) {
      const object = state.sessions.get(uploadId)?.session.object;
      state.removeSession(uploadId, false);
      if (object !== undefined) leftovers.add(object);
    },
    dropFile(fileId) {
      for (const { session } of state.sessionsOf(fileId)) sessions.drop(session.uploadId);
      const key = state.files.get(fileId)?.content?.key;
      state.removeFile(fileId);
      if (key !== undefined) leftovers.add({ key });
    },
    setContent(fileId, key, size, at) {
      const file = state.files.get(fileId);
      if (file === undefined) return leftovers.add({ key });
      state.putFile(withContent(file, size, at, key));
      if (file.content?.key !== undefined) leftovers.add({ key: file.content.key });
    },
    async recover() {
      for (const found of [...state.sessions.values()]) {
        if (found.session.completing !== undefined) await isDone(found);
      }
      await leftovers.sweep();
    },
  };
  return sessions;
}

export function objectOf(session: UploadSession): StoredObject {
  if (session.object !== undefined) return session.object;
  throw new Error(`The session ${session.uploadId} has no object in the store.`);
}
