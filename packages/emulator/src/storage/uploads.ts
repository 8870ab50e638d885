import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { assembleParts } from "./assemble.js";
import { withContent } from "./file-record.js";
import type { Folders } from "./folders.js";
import { CONTENT_NAME, type PartPlaces } from "./part-places.js";
import type { StoredPart, UploadSession } from "./records.js";
import type { EmulatorState, SessionState } from "./state.js";

/** The life of upload sessions on disk: made, finished, dropped; and tidied up after a kill. */
export interface Uploads {
  begin(session: UploadSession): Promise<void>;
  /** Puts the parts together and makes them the file's content. Every part must be there. */
  finish(state: SessionState, parts: readonly StoredPart[], at: () => number): Promise<void>;
  /** Removes a session with its parts. */
  drop(uploadId: string): void;
  /** Removes a file with its content and its sessions. */
  dropFile(fileId: number): void;
}

export function openUploads(state: EmulatorState, folders: Folders, places: PartPlaces): Uploads {
  const uploads: Uploads = {
    async begin(session) {
      const folder = folders.uploadOf(session.uploadId);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(join(folder, CONTENT_NAME), "", { mode: 0o600 });
      state.putSession(session);
    },
    async finish({ session }, parts, at) {
      const folder = folders.uploadOf(session.uploadId);
      const { from, size } = await assembleParts(folder, session, parts, places.isWriting(session.uploadId));
      // The file may have been deleted while its parts were put together.
      if (!state.sessions.has(session.uploadId)) return;
      const completing: UploadSession = { ...session, completing: { from, size, at: at() } };
      state.putSession(completing);
      settle(completing, state, folders);
      await rm(folder, { recursive: true, force: true });
    },
    drop(uploadId) {
      state.removeSession(uploadId, false);
      rmSync(folders.uploadOf(uploadId), { recursive: true, force: true });
    },
    dropFile(fileId) {
      for (const { session } of state.sessionsOf(fileId)) uploads.drop(session.uploadId);
      state.removeFile(fileId);
      rmSync(folders.contentOf(fileId), { force: true });
    },
  };
  recover(state, folders);
  return uploads;
}

/** The last steps of a complete: move the file to its place, record it. Repeatable at any point. */
function settle(session: UploadSession, state: EmulatorState, folders: Folders): void {
  const file = state.files.get(session.fileId);
  if (session.completing === undefined || file === undefined) return;
  const { from, size, at } = session.completing;
  const ready = join(folders.uploadOf(session.uploadId), from);
  if (existsSync(ready)) renameSync(ready, folders.contentOf(session.fileId));
  state.putFile(withContent(file, size, at));
  state.removeSession(session.uploadId, true);
}

/** After a kill: ends what was being completed and removes what no record speaks of. */
function recover(state: EmulatorState, folders: Folders): void {
  for (const { session } of [...state.sessions.values()]) {
    if (session.completing !== undefined) settle(session, state, folders);
  }
  for (const name of readdirSync(folders.uploads)) {
    const known = state.sessions.get(name);
    const folder = folders.uploadOf(name);
    if (known === undefined) {
      rmSync(folder, { recursive: true, force: true });
      continue;
    }
    const wanted = new Set<string>([CONTENT_NAME]);
    for (const { place } of known.parts.values()) if (place.kind === "file") wanted.add(place.name);
    for (const file of readdirSync(folder))
      if (!wanted.has(file)) rmSync(join(folder, file), { force: true });
  }
  for (const name of readdirSync(folders.content)) {
    if (state.files.get(Number(name))?.content === undefined)
      rmSync(folders.contentOf(Number(name)), { force: true });
  }
}
