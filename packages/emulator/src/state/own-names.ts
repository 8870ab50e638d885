/**
 * The names that the emulator gives to files in its folder. Nothing with another name is ever removed,
 * replaced or written to, so foreign files survive even in a folder of the emulator.
 */
export const MARKER_NAME = "cdf-emulator.json";
export const STATE_NAME = "state.jsonl";
export const FRESH_STATE_NAME: string = `${STATE_NAME}.new`;
export const LOCK_NAME = "emulator.lock";
export const CONTENT_FOLDER = "content";
export const UPLOADS_FOLDER = "uploads";
/** The certificate that clients have to trust, and its key. */
export const CERTIFICATE_NAME = "certificate.pem";
export const KEY_NAME = "certificate.key";

/**
 * Files directly in the folder. The names in a session's folder are {@link CONTENT_NAME}, {@link
 * ASSEMBLED_NAME} and those of parts.
 */
export const ROOT_FILES: readonly string[] = [
  MARKER_NAME,
  STATE_NAME,
  FRESH_STATE_NAME,
  LOCK_NAME,
  CERTIFICATE_NAME,
  KEY_NAME,
];

/** The session's file in which parts of equal size are at their final offset. */
export const CONTENT_NAME = "content";
/** The session's file to which parts of unequal sizes are assembled. */
export const ASSEMBLED_NAME = "assembled";

/** Above 2^51, so that a client that stores ids as 32-bit integers or floats is detected. */
export const FIRST_ID = 4_000_000_000_000_001;

/** The folder of an upload session: its id, 18 random bytes in base64url. */
export function isSessionName(name: string): boolean {
  return /^[\w-]{24}$/.test(name);
}

/** A part that is stored in its own file. */
export function isPartName(name: string): boolean {
  return /^part-\d{1,5}-[0-9a-f]{12}$/.test(name);
}

/** A whole file that arrives in one PUT. */
export function isSingleName(name: string): boolean {
  return /^single-[0-9a-f]{18}$/.test(name);
}

/** Any file in a session's folder. */
export function isSessionFile(name: string): boolean {
  return name === CONTENT_NAME || name === ASSEMBLED_NAME || isPartName(name);
}

/** The id of the file whose content has this name; `undefined` when the name is not such an id. */
export function contentId(name: string): number | undefined {
  const id = /^\d{16}$/.test(name) ? Number(name) : Number.NaN;
  return isFileId(id) ? id : undefined;
}

/** Whether an emulator may have given this id to a file. */
export function isFileId(id: unknown): id is number {
  return Number.isSafeInteger(id) && Number(id) >= FIRST_ID;
}
