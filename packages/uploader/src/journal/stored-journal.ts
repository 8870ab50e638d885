import { loadEarlierRun } from "../chunks.js";
import { encodeLine } from "./format/lines.js";
import type { JournalAbout } from "./format/read-head.js";
import type { ReadJournal } from "./format/read-journal.js";
import { encodeHead, writeRecord } from "./format/write.js";
import { applyRecord, type Journal, type JournalRecord, type JournalState } from "./journal.js";
import type { JournalKey } from "./journal-key.js";
import type { JournalFile } from "./journal-store.js";

/** Options to open a journal in a store. */
export interface StoredJournalOptions {
  readonly file: JournalFile;
  readonly id: string;
  readonly key: JournalKey;
  /** Recorded in a new journal. */
  readonly about?: JournalAbout;
  /** Now, ms since the epoch. */
  readonly now: number;
  /** True: a journal of another version counts as damaged, instead of being refused. */
  readonly anyVersion?: boolean;
  /** A damaged tail of this many bytes was cut off. */
  readonly onDamage?: (bytes: number) => void;
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A journal whose records are in a store.
 *
 * `append` resolves when its record is durable: written, and flushed unless {@link needsFlush} says that it need
 * not be. The engine counts a part only after that. Records that arrive during a flush are written together
 * and flushed once: many parts that finish at the same time cost one sync.
 *
 * After a failed write nothing more is written, since records after a torn line could not be read.
 *
 * @throws JournalError `journal-version`; NetworkError when the script that reads it could not be loaded.
 */
export async function storedJournal(options: StoredJournalOptions): Promise<Journal> {
  const { file, id, key, now, about } = options;
  const found = await read(options);
  if (found.damaged > 0) options.onDamage?.(found.damaged);
  let state = stateOf(found.headed, found.state, file);
  if (!found.headed) {
    await begin(file, encodeHead(id, key, now, about), state.openingAt);
  } else if (found.damaged > 0) {
    await file.truncate(found.length);
  }

  let queue: Uint8Array[] = [];
  let unflushed = false;
  let waiting: Waiting[] = [];
  let writing: Promise<void> | undefined;
  let broken: { readonly error: unknown } | undefined;

  const writeAll = async (): Promise<void> => {
    while (queue.length > 0) {
      const lines = queue;
      const waiters = waiting;
      const mustFlush = unflushed;
      queue = [];
      unflushed = false;
      waiting = [];
      try {
        if (broken !== undefined) throw broken.error;
        await file.append(joined(lines));
        if (mustFlush) await file.flush();
        for (const { resolve } of waiters) resolve();
      } catch (error) {
        broken ??= { error };
        for (const { reject } of waiters) reject(error);
      }
    }
    writing = undefined;
  };

  return {
    async load(): Promise<JournalState> {
      return state;
    },
    append(record: JournalRecord): Promise<void> {
      return new Promise<void>((resolve, reject) => {
        queue.push(encodeLine(writeRecord(record)));
        unflushed ||= needsFlush(record);
        waiting.push({ resolve, reject });
        // Deferred: if all writes failed without a pause, `writeAll` would end before `writing` is set.
        writing ??= Promise.resolve().then(writeAll);
      }).then(() => {
        state = applyRecord(state, record);
      });
    },
    async remove(): Promise<void> {
      await writing;
      state = {};
      await file.remove();
    },
    async close(): Promise<void> {
      await writing;
      await file.close();
    },
  };
}

async function read({ file, id, anyVersion = false }: StoredJournalOptions): Promise<ReadJournal> {
  if (file.content.length === 0) return { headed: false, state: {}, length: 0, damaged: 0 };
  // Most journals are new, so pages load the reader only when an earlier journal exists.
  const { readJournal } = await loadEarlierRun();
  try {
    return readJournal(file.content, id);
  } catch (error) {
    if (!anyVersion) throw error;
    return { headed: false, state: {}, length: 0, damaged: file.content.length };
  }
}

/** A journal with a damaged head still shows one thing: an upload was started, and when. */
function stateOf(headed: boolean, state: JournalState, file: JournalFile): JournalState {
  if (headed || file.content.length === 0) return state;
  return { openingAt: file.createdAt };
}

/**
 * Writes the head. The head alone says nothing, so it is usually flushed with the first record. When it
 * replaces an unreadable journal, it carries what is still known, and that must survive a crash.
 */
async function begin(file: JournalFile, head: Uint8Array, openingAt: number | undefined): Promise<void> {
  try {
    if (openingAt === undefined) return await file.append(head);
    await file.truncate(0);
    await file.append(joined([head, encodeLine(writeRecord({ type: "opening", at: openingAt }))]));
    await file.flush();
  } catch (error) {
    // An incomplete head is useless, and no later run would remove it.
    await file.remove().catch(() => {});
    throw error;
  }
}

/**
 * Whether a record must survive a loss of power before `append` resolves: all of them, except a phase that the
 * service can confirm again.
 */
function needsFlush(record: JournalRecord): boolean {
  return record.type !== "phase" || record.phase === "completing";
}

function joined(lines: readonly Uint8Array[]): Uint8Array {
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) return only;
  const all = new Uint8Array(lines.reduce((sum, line) => sum + line.length, 0));
  let place = 0;
  for (const line of lines) {
    all.set(line, place);
    place += line.length;
  }
  return all;
}
