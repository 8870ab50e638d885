import type { JournalStore, StoredJournal } from "../../src/journal/journal-store.js";

/** All journals in a store. */
export async function listed(store: JournalStore): Promise<StoredJournal[]> {
  const found: StoredJournal[] = [];
  for await (const journal of store.list()) found.push(journal);
  return found;
}
