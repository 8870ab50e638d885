import type { FileFields, FileInfo } from "../types/file.js";

/**
 * Rules about file entries after a response was lost. They decide whether an upload takes over an entry, and
 * whether it is complete, so there is one copy of them.
 */

/**
 * The fields of a file whose value is a text or a number. An entry is found by its external id, so that is
 * always equal.
 */
type PlainField = {
  [Name in keyof FileFields]-?: FileFields[Name] extends string | number | undefined ? Name : never;
}[Exclude<keyof FileFields, "externalId">];

/** Fields that the service returns unchanged. The compiler checks that none is missing. */
const ECHOED: Readonly<Record<PlainField, true>> = {
  name: true,
  source: true,
  directory: true,
  mimeType: true,
  dataSetId: true,
  sourceCreatedTime: true,
  sourceModifiedTime: true,
};

/**
 * Whether an entry was created by an `init…` call whose response was lost: since the call began, with its
 * fields, and without content.
 *
 * @param since when the call began, by the service's clock, ms since the epoch.
 */
export function isOurEntry(file: FileInfo, fields: FileFields, since: number): boolean {
  return !file.uploaded && isOurUpload(file, fields, since);
}

/** Like `isOurEntry`, but also with content. */
export function isOurUpload(file: FileInfo, fields: FileFields, since: number): boolean {
  if (file.createdTime < since) return false;
  const same = (name: keyof typeof ECHOED): boolean => file[name] === fields[name];
  return NAMES.every(same);
}

const NAMES: readonly PlainField[] = Object.keys(ECHOED).filter((name): name is PlainField => name in ECHOED);

/** The known facts about the content that a file had before an upload. */
export type ContentBefore =
  /** Its `uploadedTime` when the session was opened; undefined if the file had no content. */
  | { readonly uploadedTime: number | undefined }
  /** Unknown, but the new content can only have arrived after this time, ms since the epoch. */
  | { readonly since: number };

/**
 * Whether the content of an upload has arrived. `uploaded` alone does not show it: a file that is being
 * replaced is `uploaded` all the time, with its old content.
 */
export function hasNewContent(file: FileInfo, before: ContentBefore): boolean {
  if (!file.uploaded) return false;
  if ("since" in before) return file.uploadedTime !== undefined && file.uploadedTime >= before.since;
  return before.uploadedTime === undefined || file.uploadedTime !== before.uploadedTime;
}
