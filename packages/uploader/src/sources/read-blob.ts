import { SourceChangedError } from "./source-changed-error.js";
import { SourceError } from "./source-error.js";

/** What is read. */
export interface BlobReading {
  readonly blob: Blob;
  /** Bytes that it has to give. */
  readonly length: number;
  /** For messages: its name in quotes, or a word for it. */
  readonly label: string;
}

/** ms until a read that failed is tried once more. Timers stand still while a page lies in the back/forward cache. */
const AGAIN_AFTER = 500;
/** ms. A folder on a server that went away may never answer. */
const LONGEST_READ = 30_000;
/** Chromium, WebKit and Firefox, in this order, for a file on disk that is no longer the one that was chosen. */
const GONE: ReadonlySet<string> = new Set(["NotReadableError", "NotFoundError", "AbortError"]);

/**
 * Reads all of a Blob into memory.
 *
 * A failure counts when it happens twice, half a second apart: WebKit fails reads of untouched files at the moment when it puts
 * their page into the back/forward cache, and serves them again once the page is shown.
 *
 * @throws SourceChangedError when the file behind it is gone, shorter or another one, as far as the browser says; SourceError.
 */
export async function readBlob(reading: BlobReading): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await readOnce(reading);
  } catch {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
    return readOnce(reading);
  }
}

async function readOnce({ blob, length, label }: BlobReading): Promise<Uint8Array<ArrayBuffer>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no byte came within ${LONGEST_READ / 1000} s`)), LONGEST_READ);
  });
  let buffer: ArrayBuffer;
  try {
    buffer = await Promise.race([blob.arrayBuffer(), late]);
  } catch (cause) {
    throw readFailure(label, cause);
  } finally {
    clearTimeout(timer);
  }
  if (buffer.byteLength === length) return new Uint8Array(buffer);
  throw new SourceChangedError(
    `${label} gave ${buffer.byteLength} of ${length} bytes: it is shorter than it was when it was chosen. Choose the file again and start the upload anew.`,
    { change: "size" },
  );
}

function readFailure(label: string, cause: unknown): SourceError {
  if (cause instanceof DOMException && GONE.has(cause.name)) {
    return new SourceChangedError(
      `${label} can no longer be read: it was changed, moved or deleted after it was chosen. Choose it again and start the upload anew.`,
      { change: "content", cause },
    );
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SourceError(`${label} could not be read: ${reason}`, { code: "source-unreadable", cause });
}
