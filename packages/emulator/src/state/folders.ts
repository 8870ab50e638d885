import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { CONTENT_FOLDER, UPLOADS_FOLDER } from "./own-names.js";
import { lookAt } from "./remove-own.js";

/**
 * Paths inside the emulator's directory. Every name is a number or an id that the emulator made. A name from
 * a client never becomes a path.
 */
export interface Folders {
  readonly root: string;
  /** Finished contents, one file per id. */
  readonly content: string;
  /** Unfinished uploads, one folder per session. */
  readonly uploads: string;
  contentOf(fileId: number): string;
  uploadOf(uploadId: string): string;
}

export function openFolders(root: string): Folders {
  const content = join(root, CONTENT_FOLDER);
  const uploads = join(root, UPLOADS_FOLDER);
  for (const folder of [content, uploads]) {
    if (lookAt(folder) === undefined) mkdirSync(folder, { mode: 0o700 });
    // A copy of the folder may have wider permissions.
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
