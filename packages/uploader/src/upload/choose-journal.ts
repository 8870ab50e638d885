import { type Clock, type FilesClient, ValidationError } from "@cdf-multipart/core";
import type { Hashes } from "../checksums/hashes.js";
import type { WarningCode } from "../events/upload-event.js";
import { type Journal, memoryJournal } from "../journal/journal.js";
import { journalKeyOf } from "../journal/journal-key.js";
import type { JournalStore } from "../journal/journal-store.js";
import { openUploadJournal } from "../journal/open-upload-journal.js";
import type { Destination } from "../session/open-session.js";
import type { Source } from "../sources/source.js";
import type { PartChecks, PartChecksOptions } from "../verify/part-checks.js";
import type { ResumeOptions } from "./options.js";

/** The options that decide which checks of parts are made. */
export type ChecksChoice = Omit<PartChecksOptions, "hashes">;

/** The journals, checksums and checks of a platform. */
export interface Persistence {
  /** Hashes to compare with the checksums of an earlier run. May load a module first. */
  readonly hashes: () => Hashes | Promise<Hashes>;
  /** Where journals are stored; absent if the platform has no such place. */
  readonly store?: () => JournalStore | Promise<JournalStore>;
  /** The checks of parts. May load a module first. */
  readonly checks: (choice: ChecksChoice) => PartChecks | Promise<PartChecks>;
  /**
   * Identifies the input beyond this process; for a file its absolute path. A function derives it from the
   * source.
   */
  readonly place?: string | ((source: Source) => string);
}

/** What the choice depends on besides the options. */
export interface JournalChoice {
  readonly client: FilesClient;
  readonly source: Source;
  readonly destination: Destination;
  readonly platform: Persistence;
  readonly clock: Clock;
  readonly warn: (code: WarningCode, message: string) => void;
}

/**
 * The journal of an upload, and whether it outlives the process.
 *
 * @throws ValidationError if a journal is requested but there is no place for one; JournalError.
 */
export async function chooseJournal(
  options: ResumeOptions,
  choice: JournalChoice,
): Promise<{ readonly journal: Journal; readonly lasting: boolean }> {
  const { journal, journalStore, restart = false } = options;
  const none = { journal: memoryJournal(), lasting: false };
  // The caller's own journal. It may outlive the process, so it gets all records.
  if (typeof journal === "object") return { journal, lasting: journal.lasting ?? true };
  const { client, source, destination, platform, clock, warn } = choice;
  const place = placeOf(choice);
  if (journal === "off") return none;
  if (journal === undefined && journalStore === undefined && !isFoundAgain(destination, place)) return none;
  const store = journalStore ?? (await platform.store?.());
  if (store === undefined) {
    if (journal === undefined) return none;
    throw noStore(journal);
  }
  const key = journalKeyOf(client, destination, place ?? `${source.kind} of ${source.size} bytes`);
  const about = { into: destination, ...(place === undefined ? {} : { source: place }) };
  const opened = await openUploadJournal({
    store,
    key,
    about,
    mode: journal ?? "optional",
    restart,
    now: clock.now(),
    warn,
  });
  return { journal: opened, lasting: true };
}

/**
 * Whether a later call can be recognised as the same upload. Bytes in memory and streams have no name outside
 * this process: another one of the same size would find the journal.
 */
function isFoundAgain(destination: Destination, place: string | undefined): boolean {
  return place !== undefined || !("file" in destination) || destination.file.externalId !== undefined;
}

function placeOf({ platform: { place }, source }: JournalChoice): string | undefined {
  return typeof place === "function" ? place(source) : place;
}

function noStore(journal: string): ValidationError {
  const message = 'needs a place for journals, and this platform has none; set journalStore, or "off"';
  return new ValidationError({
    code: "invalid-settings",
    subject: "upload",
    faults: [{ path: "journal", message, value: journal }],
  });
}
