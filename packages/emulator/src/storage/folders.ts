import { mkdirSync } from "node:fs";
import { join } from "node:path";

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
  const content = join(root, "content");
  const uploads = join(root, "uploads");
  for (const folder of [content, uploads]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    root,
    content,
    uploads,
    contentOf: (fileId) => join(content, String(fileId)),
    uploadOf: (uploadId) => join(uploads, uploadId),
  };
}
