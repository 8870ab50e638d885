import { lstatSync, readdirSync, rmdirSync, type Stats, unlinkSync } from "node:fs";
import { join } from "node:path";
import {
  CONTENT_FOLDER,
  contentId,
  isSessionFile,
  isSessionName,
  isSingleName,
  ROOT_FILES,
  UPLOADS_FOLDER,
} from "./own-names.js";

/** The entry at this path; a symbolic link is not followed. `undefined` when there is none. */
export function lookAt(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

/**
 * Removes a file that is no longer needed. An entry that is not a regular file was not made by the emulator,
 * and stays.
 */
export function removeOwnFile(path: string): void {
  if (lookAt(path)?.isFile() === true) unlinkSync(path);
}

/**
 * Removes the folder of a session with the emulator's own files in it. The folder stays when it contains
 * anything else.
 */
export function removeOwnSession(folder: string): void {
  if (lookAt(folder)?.isDirectory() !== true) return;
  for (const name of readdirSync(folder)) if (isSessionFile(name)) removeOwnFile(join(folder, name));
  removeOwnFolder(folder);
}

/** Removes an empty folder. Anything else at this path stays. */
export function removeOwnFolder(folder: string): void {
  if (lookAt(folder)?.isDirectory() === true && readdirSync(folder).length === 0) rmdirSync(folder);
}

/**
 * Removes a folder that was made for one run, with everything that the emulator made in it. Foreign files
 * stay.
 */
export function removeDirectory(root: string): void {
  const uploads = join(root, UPLOADS_FOLDER);
  for (const name of namesIn(uploads)) {
    if (isSingleName(name)) removeOwnFile(join(uploads, name));
    else if (isSessionName(name)) removeOwnSession(join(uploads, name));
  }
  const content = join(root, CONTENT_FOLDER);
  for (const name of namesIn(content)) if (contentId(name) !== undefined) removeOwnFile(join(content, name));
  for (const folder of [uploads, content]) removeOwnFolder(folder);
  for (const name of lookAt(root)?.isDirectory() === true ? ROOT_FILES : []) removeOwnFile(join(root, name));
  removeOwnFolder(root);
}

function namesIn(folder: string): readonly string[] {
  return lookAt(folder)?.isDirectory() === true ? readdirSync(folder) : [];
}
