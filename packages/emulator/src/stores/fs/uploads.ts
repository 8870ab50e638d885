import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withContent } from "../../state/file-record.js";
import type { Folders } from "../../state/folders.js";
import { CONTENT_NAME } from "../../state/own-names.js";
import type { StoredPart, UploadSession } from "../../state/records.js";
import { removeOwnFile, removeOwnSession } from "../../state/remove-own.js";
import type { EmulatorState, SessionState } from "../../state/state.js";
import { assembleParts, placeContent } from "./assemble.js";
import type { PartPlaces } from "./part-places.js";
import { checkSessions, tidyUp } from "./tidy-up.js";

/** The life cycle of upload sessions on disk: begin, finish, drop, and cleanup after a kill. */
export interface Uploads {
  begin(session: UploadSession): Promise<void>;
  /** Assembles the parts and makes them the file's content. Every part must be stored. */
  finish(state: SessionState, parts: readonly StoredPart[], at: () => number): Promise<void>;
  /** Removes a session and its parts. */
  drop(uploadId: string): void;
  /** Removes a file, its content and its sessions. */
  dropFile(fileId: number): void;
}

export function openUploads(state: EmulatorState, folders: Folders, places: PartPlaces): Uploads {
  const uploads: Uploads = {
    async begin(session) {
      const folder = folders.uploadOf(session.uploadId);
      await mkdir(folder, { mode: 0o700 });
      await writeFile(join(folder, CONTENT_NAME), "", { flag: "wx", mode: 0o600 });
      state.putSession(session);
    },
    async finish({ session }, parts, at) {
      const folder = folders.uploadOf(session.uploadId);
      const { from, size } = await assembleParts(folder, session, parts, places.isWriting(session.uploadId));
      // The file may have been deleted while its parts were assembled.
      if (!state.sessions.has(session.uploadId)) return;
      const completing: UploadSession = { ...session, completing: { from, size, at: at() } };
      state.putSession(completing);
      settle(completing, state, folders);
      removeOwnSession(folder);
    },
    drop(uploadId) {
      state.removeSession(uploadId, false);
      removeOwnSession(folders.uploadOf(uploadId));
    },
    dropFile(fileId) {
      for (const { session } of state.sessionsOf(fileId)) uploads.drop(session.uploadId);
      state.removeFile(fileId);
      removeOwnFile(folders.contentOf(fileId));
    },
  };
  checkSessions(state, folders);
  for (const { session } of [...state.sessions.values()]) {
    if (session.completing === undefined) continue;
    settle(session, state, folders);
    if (!state.sessions.has(session.uploadId)) removeOwnSession(folders.uploadOf(session.uploadId));
  }
  tidyUp(state, folders);
  return uploads;
}

/**
 * The last steps of a complete: moves the file to its final path and records it. They can be repeated at any
 * point.
 */
function settle(session: UploadSession, state: EmulatorState, folders: Folders): void {
  const file = state.files.get(session.fileId);
  if (session.completing === undefined || file === undefined) return;
  const { from, size, at } = session.completing;
  const ready = join(folders.uploadOf(session.uploadId), from);
  if (existsSync(ready)) placeContent(ready, folders.contentOf(session.fileId), file);
  state.putFile(withContent(file, size, at));
  state.removeSession(session.uploadId, true);
}
