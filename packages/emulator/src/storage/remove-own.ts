import { lstatSync, readdirSync, rmdirSync, type Stats, unlinkSync } from "node:fs";
import { join } from "node:path";
import { isSessionFile } from "./own-names.js";

/** What is at this path itself: a symbolic link is not followed. `undefined` when nothing is. */
export function lookAt(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

/** Removes a file that nobody needs any more. What is no regular file was not made by the emulator, and stays. */
export function removeOwnFile(path: string): void {
  if (lookAt(path)?.isFile() === true) unlinkSync(path);
}

/** Removes the folder of a session with the emulator's own files in it; it stays when anything else lies there. */
export function removeOwnSession(folder: string): void {
  if (lookAt(folder)?.isDirectory() !== true) return;
  for (const name of readdirSync(folder)) if (isSessionFile(name)) removeOwnFile(join(folder, name));
  removeOwnFolder(folder);
}

/** Removes an empty folder. One that holds something, or that is no folder, stays. */
export function removeOwnFolder(folder: string): void {
  if (lookAt(folder)?.isDirectory() === true && readdirSync(folder).length === 0) rmdirSync(folder);
}
