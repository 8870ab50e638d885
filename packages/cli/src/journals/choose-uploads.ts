import { resolve } from "node:path";
import type { StoredUpload } from "@cdf-multipart/uploader";
import { UsageError } from "../program/usage-error.js";

/**
 * The uploads that the arguments name, by the beginning of a journal's name, by path, or by external id. Without arguments,
 * all uploads.
 *
 * @throws UsageError about a word that names no upload.
 */
export function chooseUploads(
  uploads: readonly StoredUpload[],
  words: readonly string[],
): readonly StoredUpload[] {
  if (words.length === 0) return uploads;
  const chosen = new Set<StoredUpload>();
  for (const word of words) {
    const meant = uploads.filter((upload) => means(word, upload));
    if (meant.length === 0) {
      throw new UsageError(
        `There is no interrupted upload ${word}. List interrupted uploads with cdf-upload status.`,
      );
    }
    for (const upload of meant) chosen.add(upload);
  }
  return [...chosen];
}

/** Fewer digits are more likely a word than a journal's name. */
const PREFIX_MIN = 4;

function means(word: string, { id, source, target }: StoredUpload): boolean {
  const isPrefix = word.length >= PREFIX_MIN && id.startsWith(word);
  return isPrefix || target === word || source === word || source === resolve(word);
}
