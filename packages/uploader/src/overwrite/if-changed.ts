import type { FileInfo } from "@cdf-multipart/core";
import { onAbort } from "@cdf-multipart/core/internal";
import { hasNewContent } from "@cdf-multipart/core/internal/calls";
import type { WarningCode } from "../events/upload-event.js";
import type { Journal } from "../journal/journal.js";
import type { UploadSession } from "../session/upload-session.js";
import type { Source } from "../sources/source.js";
import { isSourceChangedError } from "../sources/source-error.js";
import { type ContentRecord, recordOf, writeRecord } from "./content-record.js";
import { hashContent, type Sha256 } from "./hash-content.js";
import type { FoundFile, RecordPlace } from "./record-place.js";

/** The parts of an upload that the comparison needs. */
export interface Comparing {
  readonly source: Source;
  readonly place: RecordPlace;
  readonly journal: Pick<Journal, "load">;
  readonly sha256: () => Sha256;
  readonly warn: (code: WarningCode, message: string) => void;
}

/** What the upload calls. */
export interface Kept {
  /** The file, if it already has this content, so that nothing is sent. */
  readonly same?: FileInfo;
  /** Resolves when the source is not read any more. Never rejects. */
  hashed(): Promise<void>;
  /** Records the hash of the content that has arrived, and returns the changed file. */
  record(file: FileInfo, session: UploadSession): Promise<FileInfo>;
  /** Ends the computation of the hash. */
  stop(): void;
}

/**
 * Compares a file with the content that CDF has, for `overwrite: "if-changed"`. An interrupted upload is not
 * compared: it is resumed. The hash is computed before the upload only if there is a hash to compare it with;
 * otherwise while the parts are sent. Before a file counts as unchanged, it is looked up once more.
 *
 * @throws SourceChangedError; NodeError if the node has no place for the record; errors of the client; the
 * signal's reason.
 */
export async function compareContent(comparing: Comparing, signal: AbortSignal): Promise<Kept> {
  const { source, journal, place, sha256, warn } = comparing;
  const hashing = new AbortController();
  const forget = onAbort(signal, () => hashing.abort(signal.reason));
  const { upload: earlier } = await journal.load();
  const found = earlier === undefined ? await place.find(signal) : undefined;
  const kept = recordIn(found);
  const before =
    kept?.size === source.size
      ? await tryHash(() => hashContent(source, sha256(), signal), signal)
      : undefined;
  const stop = (): void => {
    forget();
    hashing.abort();
  };
  const idle = { hashed: async () => {}, record: async (stored: FileInfo) => stored, stop };
  let old = found?.file;
  if (before !== undefined && before === kept?.sha256) {
    // The look-up may be older than the hash: another upload, even one of this run, may have replaced the content.
    const now = await place.find(signal);
    const valid = recordIn(now);
    const same =
      valid?.sha256 === before && valid.size === source.size ? await now?.correct(signal) : undefined;
    if (same !== undefined) return { ...idle, same };
    old = now?.file;
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
          timeOf(stored, [uploadedBefore, old?.uploadedTime]),
        );
        return await place.keep(stored, text, signal);
      } catch (error) {
        signal.throwIfAborted();
        warn("content-not-recorded", notRecorded(stored, error));
        return stored;
      }
    },
    stop,
  };
}

/** The record of the content; undefined if the file has to be sent in any case. */
function recordIn(found: FoundFile | undefined): ContentRecord | undefined {
  if (found?.file === undefined || found.needsUpload) return undefined;
  return recordOf(found.record, found.file);
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
