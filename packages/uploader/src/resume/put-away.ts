import type { Journal } from "../journal/journal.js";

/** Closes a journal for a later run. A journal without anything to resume is removed. Never rejects. */
export async function putAway(journal: Journal | undefined): Promise<void> {
  try {
    const { upload, openingAt, node } = (await journal?.load()) ?? {};
    if (upload === undefined && openingAt === undefined && node?.created !== true) await journal?.remove();
  } catch {
    // The journal stays: the caller has to receive the error that ended the upload, not this one.
  }
  await journal?.close().catch(() => {});
}
