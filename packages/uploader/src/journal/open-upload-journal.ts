import { isNetworkError } from "@cdf-multipart/core";
import type { JournalAbout } from "./format/read-head.js";
import { applyRecord, type Journal, type JournalRecord, type JournalState } from "./journal.js";
import { isJournalError, JournalError } from "./journal-error.js";
import { type JournalKey, journalId } from "./journal-key.js";
import type { JournalStore } from "./journal-store.js";
import { storedJournal } from "./stored-journal.js";

/**
 * Whether an upload is recorded beyond its process. `required`: the upload fails when no journal can be kept.
 * `optional`: the upload continues without one and emits a warning.
 */
export type JournalMode = "required" | "optional";

/** Options to open an upload's journal. */
export interface OpenJournalOptions {
  readonly store: JournalStore;
  readonly key: JournalKey;
  /** Recorded in a new journal, to describe the upload if it gets interrupted. */
  readonly about?: JournalAbout;
  readonly mode: JournalMode;
  /** True: the journal of an earlier run may have any version, since it is not resumed. */
  readonly restart: boolean;
  /** Now, ms since the epoch. */
  readonly now: number;
  readonly warn: (
    code: "journal-damaged" | "journal-exposed" | "journal-unavailable",
    message: string,
  ) => void;
}

/**
 * Opens, and locks, the journal of an upload.
 *
 * @throws JournalError `journal-locked`, `journal-version` and `journal-refused` in either mode;
 * `journal-unavailable` when it is required; NetworkError when a journal exists and the script that reads it
 * could not be loaded.
 */
export async function openUploadJournal(options: OpenJournalOptions): Promise<Journal> {
  const { store, mode, warn } = options;
  try {
    const journal = await openStored(options);
    return guarded(journal, await journal.load(), options);
  } catch (cause) {
    // The script that reads the journal could not be loaded, but the journal is still there: continuing
    // without it would send everything again.
    if (isJournalError(cause) || isNetworkError(cause)) throw cause;
    if (mode === "required") throw unavailable(store, cause);
    warn("journal-unavailable", withoutJournal(store, cause));
    return guarded(undefined, {}, options);
  }
}

async function openStored({ store, key, about, restart, now, warn }: OpenJournalOptions): Promise<Journal> {
  const id = await journalId(key);
  const file = await store.open(id);
  if (file.notice !== undefined) warn("journal-exposed", file.notice);
  try {
    return await storedJournal({
      file,
      id,
      key,
      ...(about === undefined ? {} : { about }),
      now,
      anyVersion: restart,
      onDamage: (bytes) =>
        warn(
          "journal-damaged",
          `The journal of an earlier run is damaged at its end: ${bytes} bytes were cut off. What they recorded is sent again.`,
        ),
    });
  } catch (error) {
    await file.close().catch(() => {});
    throw error;
  }
}

/** Also keeps the state in memory, so that an upload can continue when its journal fails. */
function guarded(stored: Journal | undefined, earlier: JournalState, options: OpenJournalOptions): Journal {
  const { store, mode, warn } = options;
  let state = earlier;
  let working = stored;
  return {
    async load(): Promise<JournalState> {
      return state;
    },
    async append(record: JournalRecord): Promise<void> {
      try {
        await working?.append(record);
      } catch (cause) {
        if (mode === "required") throw unavailable(store, cause);
        if (working !== undefined) warn("journal-unavailable", withoutJournal(store, cause));
        working = undefined;
      }
      state = applyRecord(state, record);
    },
    async remove(): Promise<void> {
      state = {};
      await stored?.remove();
    },
    async close(): Promise<void> {
      await stored?.close();
    },
  };
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function withoutJournal({ place }: JournalStore, cause: unknown): string {
  return (
    `The journal of this upload cannot be kept in ${place} (${reason(cause)}). The upload continues without it. If it is ` +
    "interrupted, everything sent from now on has to be sent again."
  );
}

function unavailable({ place }: JournalStore, cause: unknown): JournalError {
  return new JournalError(
    `The journal of this upload cannot be kept in ${place}: ${reason(cause)}. Free space or give write permission there, ` +
      'name another folder, or continue without a journal with journal: "optional".',
    { code: "journal-unavailable", cause },
  );
}
