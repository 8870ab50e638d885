import type { FileAnswer } from "../http/api-types.js";
import type { StoredFile } from "./records.js";

/** The file with new content that counts as uploaded after the time `from` (ms since the epoch). */
export function withContent(file: StoredFile, size: number, from: number, key?: string): StoredFile {
  const { expiresAt: _over, ...kept } = file;
  const { content } = file;
  return {
    ...kept,
    content: {
      size,
      from,
      ...(key !== undefined && { key }),
      ...(content !== undefined && { previous: content.from, count: (content.count ?? 1) + 1 }),
    },
  };
}

/**
 * Time in ms since the epoch when the visible content was uploaded; `undefined` when no content is visible at
 * `now`.
 */
export function uploadedTime({ content }: StoredFile, now: number): number | undefined {
  if (content === undefined) return undefined;
  if (content.from <= now) return content.from;
  return content.previous !== undefined && content.previous <= now ? content.previous : undefined;
}

/** A file as the API returns it. Fields without a value are omitted. */
export function toAnswer(file: StoredFile, now: number): FileAnswer {
  const uploaded = uploadedTime(file, now);
  return {
    ...file.fields,
    ...(file.instanceId !== undefined && { instanceId: file.instanceId }),
    id: file.id,
    uploaded: uploaded !== undefined,
    ...(uploaded !== undefined && { uploadedTime: uploaded }),
    createdTime: file.createdTime,
    lastUpdatedTime: file.lastUpdatedTime,
  };
}
