import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { join } from "node:path";
import { withDescriptors } from "../../disk/descriptors.js";

/** A temporary file that nobody else can open. */
export interface SpoolFile {
  readonly handle: FileHandle;
  /** Closes and removes it. Safe to call twice. */
  remove(): Promise<void>;
}

/**
 * Makes a temporary file of mode 0600. Its name is taken away at once, so it is gone whatever way the process ends, SIGKILL
 * included. Where an open file keeps its name (older Windows), it is removed at close and at the exit of the process.
 *
 * @param takeName - how an open file loses its name.
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
