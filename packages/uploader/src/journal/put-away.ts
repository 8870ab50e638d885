import type { Journal } from "./journal.js";

/** Closes a journal for a later run; one with nothing in it that could be gone on with is removed. Never rejects. */
export async function putAway(journal: Journal | undefined): Promise<void> {
  try {
    const { upload, openingAt } = (await journal?.load()) ?? {};
    if (upload === undefined && openingAt === undefined) await journal?.remove();
  } catch {
    // It stays where it is: what ended the upload is what the caller has to hear of.
  }
  await journal?.close().catch(() => {});
}
