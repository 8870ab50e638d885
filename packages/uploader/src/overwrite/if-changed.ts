import { type Clock, type FileFields, type FileInfo, ValidationError } from "@cdf-multipart/core";
import { type Fault, onAbort } from "@cdf-multipart/core/internal";
import { hasNewContent } from "@cdf-multipart/core/internal/calls";
import type { WarningCode } from "../events/upload-event.js";
import type { Journal } from "../journal/journal.js";
import type { Destination } from "../session/open-session.js";
import type { UploadSession } from "../session/upload-session.js";
import type { Source } from "../sources/source.js";
import { isSourceChangedError } from "../sources/source-error.js";
import { CONTENT_KEY, contentRecordFault, recordOf, writeRecord } from "./content-record.js";
import type { EntryDesk } from "./entry-desk.js";
import { allChanges, needsInit } from "./field-changes.js";
import { hashContent, type Sha256 } from "./hash-content.js";

/** What the comparison needs of an upload. */
export interface Comparing {
  readonly source: Source;
  readonly destination: Destination;
  readonly journal: Pick<Journal, "load">;
  readonly desk: EntryDesk;
  readonly sha256: () => Sha256;
  readonly clock: Clock;
  /** The option as given. */
  readonly overwrite: string;
  readonly warn: (code: WarningCode, message: string) => void;
}

/** What the upload calls. */
export interface Kept {
  /** The file, if it has this content already: nothing is to be sent. */
  readonly same?: FileInfo;
  /** Resolves when the source is not read any more. Never rejects. */
  hashed(): Promise<void>;
  /** Keeps the hash of the content that has arrived, and returns the file as it is then. */
  record(file: FileInfo, session: UploadSession): Promise<FileInfo>;
  /** Ends the computation of the hash. */
  stop(): void;
}

/**
 * Compares a file with the content that CDF has, for `overwrite: "if-changed"`. An interrupted upload is not
 * compared: it is resumed. The hash is computed before the upload only if there is a hash to compare it with;
 * otherwise while the parts are sent.
 *
 * @throws ValidationError if the record cannot be kept; SourceChangedError; errors of the client; the signal's
 * reason.
 */
export async function compareContent(comparing: Comparing, signal: AbortSignal): Promise<Kept> {
  const { source, journal, desk, sha256, warn } = comparing;
  const { file, externalId } = checkTarget(comparing);
  const hashing = new AbortController();
  const forget = onAbort(signal, () => hashing.abort(signal.reason));
  const { upload: earlier } = await journal.load();
  const entry = earlier === undefined ? await desk.find(externalId, signal) : undefined;
  const kept = entry === undefined || needsInit(entry, file) ? undefined : recordOf(entry);
  const before =
    kept?.size === source.size
      ? await tryHash(() => hashContent(source, sha256(), signal), signal)
      : undefined;
  const stop = (): void => {
    forget();
    hashing.abort();
  };
  const idle = { hashed: async () => {}, record: async (stored: FileInfo) => stored, stop };
  if (entry !== undefined && before !== undefined && before === kept?.sha256) {
    const update = allChanges(entry, file);
    return {
      ...idle,
      same: update === undefined ? entry : await desk.update({ id: entry.id, update }, signal),
    };
  }
  const hash = before === undefined ? hashContent(source, sha256(), hashing.signal) : Promise.resolve(before);
  hash.catch(() => {});
  return {
    hashed: () =>
      hash.then(
        () => {},
        () => {},
      ),
    async record(stored, { uploadedBefore }) {
      try {
        const text = writeRecord(
          { sha256: await hash, size: source.size },
          timeOf(stored, [uploadedBefore, entry?.uploadedTime]),
        );
        const update = { metadata: { add: { [CONTENT_KEY]: text } } };
        return await desk.update({ id: stored.id, update }, signal);
      } catch (error) {
        signal.throwIfAborted();
        warn("content-not-recorded", notRecorded(stored, error));
        return stored;
      }
    },
    stop,
  };
}

/** @throws ValidationError */
function checkTarget({ destination, overwrite }: Comparing): { file: FileFields; externalId: string } {
  if (overwrite !== "if-changed")
    throw invalid({ path: "overwrite", message: 'must be true, false or "if-changed"', value: overwrite });
  const file = "file" in destination ? destination.file : undefined;
  const externalId = file?.externalId ?? "";
  if (file === undefined || externalId === "") {
    const message = 'is missing: overwrite: "if-changed" compares with the file that has it';
    throw invalid({ path: "file.externalId", message });
  }
  const message = contentRecordFault(file);
  if (message !== undefined) throw invalid({ path: "file.metadata", message });
  return { file, externalId };
}

function invalid(fault: Fault): ValidationError {
  return new ValidationError({ code: "invalid-request", subject: "upload", faults: [fault] });
}

/** The hash; undefined if the source could not be read, so that the file counts as changed and the parts are tried. */
async function tryHash(work: () => Promise<string>, signal: AbortSignal): Promise<string | undefined> {
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    if (isSourceChangedError(error)) throw error;
    return undefined;
  }
}

/**
 * `uploadedTime` of the content that this upload sent.
 *
 * @throws Error if the file still shows the time of its old content: a hash with it would be wrong.
 */
function timeOf(file: FileInfo, before: readonly (number | undefined)[]): number {
  const { uploadedTime } = file;
  if (uploadedTime !== undefined && before.every((time) => hasNewContent(file, { uploadedTime: time })))
    return uploadedTime;
  throw new Error("The service does not report the time of the new content.");
}

function notRecorded({ id }: FileInfo, error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return `File ${id} is stored, but its hash could not be kept, so the next upload with "if-changed" sends it again. ${why}`;
}
