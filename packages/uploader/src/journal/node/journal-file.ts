import { constants } from "node:fs";
import { type FileHandle, lstat, open } from "node:fs/promises";
import {
  fileFault,
  isExposed,
  isMissing,
  modeOf,
  PRIVATE_FILE_MODE,
  PRIVATE_OPEN_FLAGS,
  removeOwn,
} from "../../disk/private-file.js";
import { canBeJournal } from "../format/can-be-journal.js";
import { JournalError } from "../journal-error.js";
import type { JournalFile } from "../journal-store.js";
import type { LockClaim } from "./process-lock.js";

/** Options to open a journal. */
export interface JournalFileOptions {
  /** The folder of the journal. */
  readonly directory: string;
  /** Becomes the lock that is released when the journal is closed. */
  readonly claim: LockClaim;
  /** A message about the folder. */
  readonly notice: string | undefined;
}

/**
 * Larger than any journal can become: 250 parts and their URLs take less than one MiB, even if sent several
 * times.
 */
const JOURNAL_BYTES_MAX = 64 * 1024 * 1024;

/**
 * Opens a journal, or creates one, and takes its lock. A process that creates the file has the lock without
 * checking for others: they find the file, and then check. So a new journal costs the same with ten thousand
 * others in the folder.
 *
 * A file that is not a journal of this user is left as it is.
 *
 * @throws JournalError `journal-locked`; `journal-refused` when other users may have written to it; Error
 * that names the file and the way out when it is not a journal of this user; an error of the file system.
 */
export async function openJournalFile(
  path: string,
  { directory, claim, notice }: JournalFileOptions,
): Promise<JournalFile> {
  const handle = await openClaimed(path, claim);
  try {
    const stats = await handle.stat();
    const fault = fileFault(stats) ?? (stats.size > JOURNAL_BYTES_MAX ? NO_JOURNAL : undefined);
    if (fault !== undefined) throw new Error(`${path} ${fault}.`);
    const content = new Uint8Array(await handle.readFile());
    if (!canBeJournal(content)) throw new Error(`${path} ${NO_JOURNAL}.`);
    const exposed = content.length > 0 && isExposed(stats, "read");
    if (exposed && isExposed(stats, "write")) throw maybeEdited(path, modeOf(stats));
    if (exposed) await handle.chmod(PRIVATE_FILE_MODE);
    // A new file counts only when its folder is flushed, too.
    if (content.length === 0) await syncFolder(directory);
    // Where the next bytes go. On Windows, a file that is open for appending only cannot be truncated.
    let end = content.length;
    const lock = claim.hold();
    let removed: Promise<void> | undefined;
    let closed: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await handle.close();
      await lock.release();
    };
    const said = exposed
      ? `${path} could be read by other users (mode ${modeOf(stats)}), who may know its upload URLs. Now only this user can read it (mode 600).`
      : notice;
    return {
      content,
      createdAt: stats.birthtimeMs > 0 ? stats.birthtimeMs : stats.ctimeMs,
      ...(said === undefined ? {} : { notice: said }),
      async append(bytes): Promise<void> {
        for (let written = 0; written < bytes.length; ) {
          const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, end);
          written += bytesWritten;
          end += bytesWritten;
        }
      },
      flush: () => handle.datasync(),
      async truncate(length): Promise<void> {
        await handle.truncate(length);
        await handle.datasync();
        end = length;
      },
      async remove(): Promise<void> {
        // Once: as soon as the file is closed, another file may get its inode number.
        removed ??= removeOwn(path, stats);
        await removed;
        closed ??= close();
        await closed;
      },
      close(): Promise<void> {
        closed ??= close();
        return closed;
      },
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** How often a file may appear and disappear while it is opened. */
const TRIES = 5;

/**
 * The check before the file is opened ensures that no holder is left who could delete it and create another.
 * The check after it ensures that no other process has created a new file in the meantime.
 */
async function openClaimed(path: string, claim: LockClaim): Promise<FileHandle> {
  for (let tries = 1; ; tries += 1) {
    const made = await openUnless("EEXIST", path, PRIVATE_OPEN_FLAGS | constants.O_CREAT | constants.O_EXCL);
    if (made !== undefined) return made;
    await refuseLink(path);
    await claim.settle();
    const found = await openUnless("ENOENT", path, PRIVATE_OPEN_FLAGS & ~constants.O_CREAT);
    if (found === undefined && tries < TRIES) continue;
    if (found === undefined)
      throw new Error(
        `${path} keeps appearing and disappearing; another process may be deleting it. Try again.`,
      );
    try {
      await claim.settle();
      return found;
    } catch (error) {
      await found.close();
      throw error;
    }
  }
}

async function openUnless(code: string, path: string, flags: number): Promise<FileHandle | undefined> {
  try {
    return await open(path, flags, PRIVATE_FILE_MODE);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === code) return undefined;
    throw error;
  }
}

const NO_JOURNAL = "has the name of a journal but is not one, so it was not changed. Move it away";

/**
 * Systems that can open a file without following a link report it with an error that does not mention a link.
 */
async function refuseLink(path: string): Promise<void> {
  try {
    const stats = await lstat(path);
    if (!stats.isFile()) throw new Error(`${path} ${fileFault(stats)}.`);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function maybeEdited(path: string, mode: string): JournalError {
  return new JournalError(
    `Other users can write to the journal ${path} (mode ${mode}), so its upload URLs may have been changed. ` +
      "Remove it to start over; or, if nobody changed it, run chmod 600 on it.",
    { code: "journal-refused" },
  );
}

/** Not every system can open or flush a folder; where it cannot, flushing the file has to suffice. */
async function syncFolder(directory: string): Promise<void> {
  try {
    const folder = await open(directory, "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch {
    return;
  }
}
