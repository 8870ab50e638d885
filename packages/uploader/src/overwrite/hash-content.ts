import { readRange, readWindow } from "../sources/read-range.js";
import type { Source } from "../sources/source.js";

/** A SHA-256 that is being computed. */
export interface Sha256 {
  /** The view is only read during the call. */
  update(bytes: Uint8Array): void;
  /** Lower-case hex. */
  digest(): string;
}

/**
 * The SHA-256 of all bytes of a source, read from start to end through one window.
 *
 * @throws SourceError when the source cannot be read, or changed after it was opened: then the hash would be of
 * other bytes than those that are sent. The signal's reason.
 */
export async function hashContent(source: Source, hash: Sha256, signal: AbortSignal): Promise<string> {
  const { size } = source;
  await readRange(source, { start: 0, end: size }, (view) => hash.update(view), {
    window: readWindow(size),
    signal,
  });
  await source.verify();
  signal.throwIfAborted();
  return hash.digest();
}
