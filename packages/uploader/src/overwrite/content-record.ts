/**
 * How `"if-changed"` recognises content that is already there. The record is written when the service reports
 * the content as uploaded, and names the `uploadedTime` of that content. So it becomes invalid as soon as any
 * program uploads other content, even if that program does not change the metadata. A file without a valid
 * record counts as changed. Sizes or times alone never prove that a file is unchanged.
 */
import type { FileFields, FileInfo } from "@cdf-multipart/core";
import { METADATA_MAX_PROPERTIES } from "@cdf-multipart/spec";

/**
 * The metadata key of the record. In a node the record is in the property `sourceContext`, and begins with this
 * name.
 */
export const CONTENT_KEY = "cdf-multipart:content";

/** The known facts about the current content of a file. */
export interface ContentRecord {
  /** Lower-case hex. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

const FORM = /^sha256=([0-9a-f]{64}) size=(\d{1,16}) uploadedTime=(\d{1,16})$/;

/** The text of a record. `uploadedTime` is that of the content, ms since the epoch. */
export function writeRecord({ sha256, size }: ContentRecord, uploadedTime: number): string {
  return `sha256=${sha256} size=${size} uploadedTime=${uploadedTime}`;
}

/** The record in a text; undefined if there is none, or if it is of other content than the file has now. */
export function recordOf(
  text: string | undefined,
  { uploaded, uploadedTime }: FileInfo,
): ContentRecord | undefined {
  const [, sha256, size, time] = FORM.exec(text ?? "") ?? [];
  if (sha256 === undefined || !uploaded || uploadedTime === undefined) return undefined;
  return Number(time) === uploadedTime ? { sha256, size: Number(size) } : undefined;
}

const TIME = /uploadedTime=\d{1,16}$/;

/**
 * The text to keep where there is one already. If both are of the same `uploadedTime`, two uploads sent
 * different content at the same time, and neither knows which of them is stored: then the text has no hash, and
 * stays without one until the content is replaced.
 */
export function recordAfter(kept: string | undefined, text: string): string {
  const [time] = TIME.exec(text) ?? [];
  if (time === undefined || kept === text || TIME.exec(kept ?? "")?.[0] !== time) return text;
  return time;
}

/** The error about a record without a hash. */
export function contested(): Error {
  return new Error("Another upload replaced the content of the file at the same time.");
}

/** Why the record cannot be kept with this metadata; undefined if it can. */
export function contentRecordFault({ metadata = {} }: FileFields): string | undefined {
  if (Object.hasOwn(metadata, CONTENT_KEY))
    return `has the key ${JSON.stringify(CONTENT_KEY)}, under which overwrite: "if-changed" keeps its record; use another key`;
  const pairs = Object.keys(metadata).length;
  if (pairs < METADATA_MAX_PROPERTIES) return undefined;
  return `has ${pairs} pairs, and overwrite: "if-changed" adds one more to the ${METADATA_MAX_PROPERTIES} that a file may have; remove one`;
}
