import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { CONTENT_FOLDER, UPLOADS_FOLDER } from "./own-names.js";
import { lookAt } from "./remove-own.js";

/**
 * Where things lie under the emulator's directory. Every name is a number or an id that the emulator made; no
 * name of a client ever becomes a path.
 */
export interface Folders {
  readonly root: string;
  /** Finished contents, one file an id. */
  readonly content: string;
  /** Unfinished uploads, one folder a session. */
  readonly uploads: string;
  contentOf(fileId: number): string;
  uploadOf(uploadId: string): string;
}

export function openFolders(root: string): Folders {
  const content = join(root, CONTENT_FOLDER);
  const uploads = join(root, UPLOADS_FOLDER);
  for (const folder of [content, uploads]) {
    if (lookAt(folder) === undefined) mkdirSync(folder, { mode: 0o700 });
    // A copy of the folder may have been made with wider modes.
    else chmodSync(folder, 0o700);
  }
  return {
    root,
    content,
    uploads,
    contentOf: (fileId) => join(content, String(fileId)),
    uploadOf: (uploadId) => join(uploads, uploadId),
  };
}
