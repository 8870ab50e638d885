import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { join } from "node:path";
import { withDescriptors } from "../../disk/descriptors.js";

/** A temporary file that no other user can open. */
export interface SpoolFile {
  readonly handle: FileHandle;
  /** Closes and removes it. Safe to call twice. */
  remove(): Promise<void>;
}

/**
 * Creates a temporary file of mode 0600. Its name is removed immediately, so the file disappears however the
 * process ends, even by SIGKILL. If an open file keeps its name (older Windows), it is removed at close and
 * when the process exits.
 *
 * @param takeName - removes the name of an open file.
 */
export async function createSpoolFile(
  directory: string,
  takeName: (path: string) => Promise<void> = unlink,
): Promise<SpoolFile> {
  const path = join(directory, `cdf-upload-${randomUUID()}.spool`);
  const handle = await withDescriptors(() => open(path, "wx+", 0o600));
  const named = await takeName(path).then(
    () => false,
    () => true,
  );
  const removeAtExit = (): void => rmSync(path, { force: true });
  if (named) process.once("exit", removeAtExit);
  let removed: Promise<void> | undefined;
  const remove = async (): Promise<void> => {
    await handle.close();
    if (!named) return;
    removeAtExit();
    process.removeListener("exit", removeAtExit);
  };
  return {
    handle,
    remove(): Promise<void> {
      removed ??= remove();
      return removed;
    },
  };
}
