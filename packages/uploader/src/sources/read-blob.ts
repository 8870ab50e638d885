import { SourceChangedError, SourceError } from "./source-error.js";

/** A Blob to read. */
export interface BlobReading {
  readonly blob: Blob;
  /** Expected bytes. */
  readonly length: number;
  /** For messages: its name in quotes, or "The blob". */
  readonly label: string;
}

/** ms before a failed read is repeated once. Timers pause while a page is in the back/forward cache. */
const AGAIN_AFTER = 500;
/** ms. A read from a server that is gone may never end. */
const LONGEST_READ = 30_000;
/**
 * The errors of Chromium, WebKit and Firefox, in this order, if a chosen file was changed, moved or deleted.
 */
const GONE: ReadonlySet<string> = new Set(["NotReadableError", "NotFoundError", "AbortError"]);

/**
 * Reads a whole Blob into memory.
 *
 * One failure is repeated after half a second. WebKit fails reads of unchanged files while it puts their page
 * into the back/forward cache, and allows them again when the page is shown.
 *
 * @throws SourceChangedError if the browser reports that the file is gone, shorter or replaced; otherwise
 *   SourceError.
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
    timer = setTimeout(
      () => reject(new Error(`no byte arrived within ${LONGEST_READ / 1000} s`)),
      LONGEST_READ,
    );
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
    `${label} has only ${buffer.byteLength} of ${length} bytes: it became shorter after it was chosen. Choose the file again and restart the upload.`,
    { change: "size" },
  );
}

function readFailure(label: string, cause: unknown): SourceError {
  if (cause instanceof DOMException && GONE.has(cause.name)) {
    return new SourceChangedError(
      `${label} can no longer be read: it was changed, moved or deleted after it was chosen. Choose it again and restart the upload.`,
      { change: "content", cause },
    );
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SourceError(`${label} could not be read: ${reason}`, { code: "source-unreadable", cause });
}
