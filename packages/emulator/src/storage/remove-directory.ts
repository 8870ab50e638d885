import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
  CONTENT_FOLDER,
  contentId,
  isSessionName,
  isSingleName,
  ROOT_FILES,
  UPLOADS_FOLDER,
} from "./own-names.js";
import { lookAt, removeOwnFile, removeOwnFolder, removeOwnSession } from "./remove-own.js";

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
