import { createLoader } from "@cdf-multipart/core";

/** Journals in IndexedDB. They come in a script of their own, because a page can look after what was left and upload nothing. */
export const loadJournals: () => Promise<typeof import("../journal/indexed-db/indexed-db-journal-store.js")> =
  createLoader(() => import("../journal/indexed-db/indexed-db-journal-store.js"));
