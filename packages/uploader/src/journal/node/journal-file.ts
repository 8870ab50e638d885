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
import { JournalError } from "../journal-error.js";
import { canBeJournal } from "../journal-start.js";
import type { JournalFile } from "../journal-store.js";
import type { LockClaim } from "./process-lock.js";

/** What a journal is opened with. */
export interface JournalFileOptions {
  /** The folder that it lies in. */
  readonly directory: string;
  /** Becomes the lock that is given back when the journal is closed. */
  readonly claim: LockClaim;
  /** What there is to say about the folder. */
  readonly notice: string | undefined;
}

/** Larger than any journal that was ever written: 250 parts and their URLs take less than one MiB, sent again some times. */
const JOURNAL_BYTES_MAX = 64 * 1024 * 1024;

/**
 * Opens a journal, or makes one, and takes its lock. Whoever makes the file has the lock without a look at others: they find the
 * file, and then look. Of ten thousand journals that lie here a new one so knows nothing.
 *
 * What lies there and is not a journal of this user is left as it is.
 *
 * @throws JournalError `journal-locked`; `journal-refused` when other users may have written to it; Error that names the file and the way out when
 * it is none of ours; an error of the file system.
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
    // A file that is new counts when its folder is flushed, too.
    if (content.length === 0) await syncFolder(directory);
    // Where the next bytes go: a file that is open for appending only cannot be shortened on Windows.
    let end = content.length;
    const lock = claim.hold();
    let removed: Promise<void> | undefined;
    let closed: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await handle.close();
      await lock.release();
    };
    const said = exposed
      ? `${path} could be read by other users (mode ${modeOf(stats)}), who may know its upload URLs; now only this user can read it (mode 600).`
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
        // Once: as soon as the file is closed, another may have its number.
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

/** Times that a file comes and goes while it is opened. */
const TRIES = 5;

/**
 * The look before the file is opened: no holder is left who would delete it, and take the place of what was opened. The look after
 * it: nobody has made a new one in the meantime.
 */
async function openClaimed(path: string, claim: LockClaim): Promise<FileHandle> {
  for (let tries = 1; ; tries += 1) {
    const made = await openUnless("EEXIST", path, PRIVATE_OPEN_FLAGS | constants.O_CREAT | constants.O_EXCL);
    if (made !== undefined) return made;
    await refuseLink(path);
    await claim.settle();
    const found = await openUnless("ENOENT", path, PRIVATE_OPEN_FLAGS & ~constants.O_CREAT);
    if (found === undefined && tries < TRIES) continue;
    if (found === undefined) throw new Error(`${path} comes and goes.`);
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

const NO_JOURNAL = "has the name of a journal and is not one, so it is left as it is. Move it away";

/** Systems that can open without following a link say so in a way that names none. */
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
    `The journal ${path} can be written to by other users (mode ${mode}), so where it says that bytes go may not be where they ` +
      "should. Remove it, and the upload starts over; or, if nobody changed it, run chmod 600 on it.",
    { code: "journal-refused" },
  );
}

/** Not every system lets a folder be opened or flushed; where it does not, the file alone has to do. */
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
