import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Folders } from "../../state/folders.js";
import { CONTENT_NAME, contentId, isSessionFile, isSingleName } from "../../state/own-names.js";
import { lookAt, removeOwnFile, removeOwnSession } from "../../state/remove-own.js";
import type { EmulatorState } from "../../state/state.js";

/** @throws Error when anything else has replaced a session's folder. Nothing is written through it. */
export function checkSessions(state: EmulatorState, { uploadOf }: Folders): void {
  for (const uploadId of state.sessions.keys()) {
    const there = lookAt(uploadOf(uploadId));
    if (there === undefined || there.isDirectory()) continue;
    throw new Error(
      `${uploadOf(uploadId)} was not made by the emulator and was not changed. Move it away, or choose another directory.`,
    );
  }
}

/**
 * Cleans up after a kill. It removes what the state records as removed, and attempts at parts that were never
 * acknowledged. It also removes the content of a file that has no content in the state. All other files stay.
 */
export function tidyUp(state: EmulatorState, folders: Folders): void {
  for (const name of readdirSync(folders.uploads)) {
    const path = folders.uploadOf(name);
    if (isSingleName(name)) removeOwnFile(path);
    else if (state.sessions.has(name)) removeAttempts(state, name, path);
    else if (state.gone.sessions.has(name)) removeOwnSession(path);
  }
  for (const name of readdirSync(folders.content)) {
    const id = contentId(name);
    if (id === undefined) continue;
    const file = state.files.get(id);
    const left = file === undefined ? state.gone.files.has(id) : file.content === undefined;
    if (left) removeOwnFile(folders.contentOf(id));
  }
}

function removeAttempts(state: EmulatorState, uploadId: string, folder: string): void {
  const wanted = new Set<string>([CONTENT_NAME]);
  for (const { place } of state.sessions.get(uploadId)?.parts.values() ?? [])
    if (place.kind === "file") wanted.add(place.name);
  for (const name of readdirSync(folder))
    if (isSessionFile(name) && !wanted.has(name)) removeOwnFile(join(folder, name));
}
