/**
 * The port between where bytes come from and what sends them. A source can open any of its ranges as often
 * as it is asked: that is what makes a retry honest, since each attempt reads its part again.
 */

/** One reading of one range, front to back. Each attempt to send a part opens a body of its own. */
export interface PartBody {
  /**
   * The next bytes of the range, in order; an empty array after the last.
   *
   * A source that has to read somewhere reads into `window` and returns a view of it; one whose bytes are in
   * memory already returns them where they are, so nothing is copied. Either way the result stays untouched
   * until the same window is passed in again, and is never longer than the window, so the caller decides
   * when memory may be reused.
   *
   * @throws SourceError when the bytes cannot be read, or are no longer those that the upload was planned for.
   */
  next(window: Uint8Array): Promise<Uint8Array>;
  /** Gives up what the body holds (a connection, a lock). Safe to call twice, and in the middle of a range. */
  close(): Promise<void>;
}

/** What tells two states of a source apart: equal fingerprints mean equal bytes, as far as it was looked at. */
export interface SourceFingerprint {
  /** Bytes. */
  readonly size: number;
  /** Time of the last change in ms since the epoch, where the source knows one. */
  readonly modified?: number;
  /**
   * Time of the last change of anything about it, content, name or rights, in ms since the epoch. No program can put it back, as it
   * can `modified`.
   */
  readonly changed?: number;
  /** The disk that it lies on, where its number is known. */
  readonly device?: number;
  /** Anything else that names this very content: an ETag, an inode. Compared as it is. */
  readonly identity?: string;
  /** Checksums of spots of the content, from its beginning to its end. Sources leave it out: it is taken through `open`. */
  readonly samples?: string;
}

/** Something that can be uploaded. */
export interface Source {
  /** What it is, for messages: `file`, `blob`, `bytes`, `url`, `spool`. */
  readonly kind: string;
  /** Bytes, known before the first part is planned. */
  readonly size: number;
  /** The name a file would have in CDF when the caller gives none. */
  readonly name?: string;
  /** Media type, where the source knows it. */
  readonly mimeType?: string;
  /**
   * Opens the range from `start` to `end` (exclusive), both in bytes from the beginning of the source.
   * May be called at any time, several at once, and again for the same range.
   */
  open(start: number, end: number): PartBody;
  /** The range as a `Blob`, where the source is one: `fetch` and `XMLHttpRequest` send it without reading it here. */
  blob?(start: number, end: number): Blob;
  /** How the source looks now. Compared with an earlier answer to notice a change. */
  fingerprint(): Promise<SourceFingerprint>;
  /**
   * Throws SourceChangedError when the source is no longer what it was when it was opened.
   * Called before the first part, after an attempt that ended without an answer, and before the upload is completed, so that
   * nothing is completed with a byte that changed.
   */
  verify(): Promise<void>;
  /**
   * The same for one range, where that is cheap (some ms). Called while a part is sent, and when the store has it.
   *
   * @throws SourceChangedError
   */
  verifyRange?(start: number, end: number): Promise<void>;
  /** Releases handles and temporary files. Safe to call twice. */
  close(): Promise<void>;
}
