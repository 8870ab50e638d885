/**
 * The port between the origin of the bytes and the transport. A source can open each of its ranges any number
 * of times. Each attempt to send a part therefore reads its bytes again.
 */

/** One pass over one range, from start to end. Each attempt to send a part opens its own body. */
export interface PartBody {
  /**
   * The next bytes of the range, in order; an empty array after the last byte.
   *
   * A source that has to read copies into `window` and returns a view of it. A source whose bytes are in
   * memory returns a view of them, so nothing is copied. The result is never longer than the window. It stays
   * valid until the same window is passed in again, so the caller decides when memory is reused.
   *
   * @throws SourceError if the bytes cannot be read, or changed after the upload was planned.
   */
  next(window: Uint8Array): Promise<Uint8Array>;
  /**
   * Releases what the body holds (a connection, a lock). Safe to call twice, and in the middle of a range.
   */
  close(): Promise<void>;
}

/**
 * Distinguishes two states of a source. Equal fingerprints mean equal bytes, as far as the source was
 * checked.
 */
export interface SourceFingerprint {
  /** Bytes. */
  readonly size: number;
  /** Modification time in ms since the epoch, if the source knows one. */
  readonly modified?: number;
  /**
   * Time of the last change of content, name or permissions, in ms since the epoch. Unlike `modified`, no
   * program can set it back.
   */
  readonly changed?: number;
  /** The number of its disk, if known. */
  readonly device?: number;
  /** Another identifier of exactly this content: an ETag, an inode. Compared as a string. */
  readonly identity?: string;
  /**
   * Checksums of samples of the content, from start to end. Sources omit it: the engine takes samples through
   * `open`.
   */
  readonly samples?: string;
}

/** Something that can be uploaded. */
export interface Source {
  /** The kind, for messages: `file`, `blob`, `bytes`, `url`, `spool`. */
  readonly kind: string;
  /** Bytes, known before the first part is planned. */
  readonly size: number;
  /** Name of the file in CDF, unless the upload sets one. */
  readonly name?: string;
  /** Media type, if the source knows it. */
  readonly mimeType?: string;
  /**
   * Opens the range from `start` to `end` (exclusive), in bytes from the beginning of the source. Can be
   * called at any time, also while other ranges are open, and again for the same range.
   */
  open(start: number, end: number): PartBody;
  /**
   * As `open`, but the body returns its last window only after all that `verify` checks, compared with the
   * state in which the source was opened. Only for sources that can do this with less work than `open` and
   * `verify`.
   */
  openChecked?(start: number, end: number): PartBody;
  /**
   * The range as a `Blob`, if the source is one. `fetch` and `XMLHttpRequest` then read and send it
   * themselves. Its media type is not sent.
   */
  blob?(start: number, end: number): Blob;
  /** True if `blob` copies the range, which is then in memory while it is sent. @default false */
  readonly copiesBlob?: boolean;
  /** The current state of the source. It is compared with an earlier one to detect a change. */
  fingerprint(): Promise<SourceFingerprint>;
  /**
   * Throws SourceChangedError if the source changed after it was opened. The engine calls it before the first
   * part and before it completes the upload. So no upload is completed with a changed byte. The transports of
   * `fetch` and XMLHttpRequest also call it after an attempt without a response, because a Blob that changed looks
   * like a network failure there. The transport of Node does not: it reads through `open`, whose bodies throw
   * SourceChangedError.
   */
  verify(): Promise<void>;
  /**
   * The same check for one range, if it is cheap (some ms). Called while a part is sent, and when the store
   * has it.
   */
  verifyRange?(start: number, end: number): Promise<void>;
  /** Releases handles and temporary files. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Refuses a range outside the source. It is a mistake in the calling code and not a state of the source, so
 * it is a RangeError and not a SourceError.
 */
export function checkRange(start: number, end: number, size: number): void {
  if (Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start <= end && end <= size)
    return;
  throw new RangeError(
    `The range from ${start} to ${end} is outside the source of ${size} bytes. Use whole numbers with 0 <= start <= end <= size.`,
  );
}

/** The result of `next` after the last byte of a body. */
export const NOTHING: Uint8Array = new Uint8Array(0);
