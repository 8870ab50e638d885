/**
 * The names that an emulator gives to what it makes in its folder. Nothing else there is ever removed, replaced or
 * written to, so files of other people survive even in a folder that is the emulator's.
 */
export const MARKER_NAME = "cdf-emulator.json";
export const STATE_NAME = "state.jsonl";
export const FRESH_STATE_NAME: string = `${STATE_NAME}.new`;
export const LOCK_NAME = "emulator.lock";
export const CONTENT_FOLDER = "content";
export const UPLOADS_FOLDER = "uploads";
/** What a client is told to trust, with its key. */
export const CERTIFICATE_NAME = "certificate.pem";
export const KEY_NAME = "certificate.key";

/** Files directly in the folder. Of a session: {@link CONTENT_NAME}, {@link ASSEMBLED_NAME} and parts. */
export const ROOT_FILES: readonly string[] = [
  MARKER_NAME,
  STATE_NAME,
  FRESH_STATE_NAME,
  LOCK_NAME,
  CERTIFICATE_NAME,
  KEY_NAME,
];

/** The session's file in which parts of one size lie at their final offset. */
export const CONTENT_NAME = "content";
/** The session's file in which parts of uneven sizes are put together. */
export const ASSEMBLED_NAME = "assembled";

/** Above 2^51, so that a client which handles ids as 32-bit numbers or floats is found out. */
export const FIRST_ID = 4_000_000_000_000_001;

/** The folder of an upload session: its id, 18 random bytes in base64url. */
export function isSessionName(name: string): boolean {
  return /^[\w-]{24}$/.test(name);
}

/** A part that lies in a file of its own. */
export function isPartName(name: string): boolean {
  return /^part-\d{1,5}-[0-9a-f]{12}$/.test(name);
}

/** A whole file that comes in one PUT. */
export function isSingleName(name: string): boolean {
  return /^single-[0-9a-f]{18}$/.test(name);
}

/** Any file of a session's folder. */
export function isSessionFile(name: string): boolean {
  return name === CONTENT_NAME || name === ASSEMBLED_NAME || isPartName(name);
}

/** The id of the file whose content has this name; `undefined` when no id looks like that. */
export function contentId(name: string): number | undefined {
  const id = /^\d{16}$/.test(name) ? Number(name) : Number.NaN;
  return isFileId(id) ? id : undefined;
}

/** Whether an emulator may have given this id to a file. */
export function isFileId(id: unknown): id is number {
  return Number.isSafeInteger(id) && Number(id) >= FIRST_ID;
}
