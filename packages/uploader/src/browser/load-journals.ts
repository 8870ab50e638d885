import { createLoader } from "@cdf-multipart/core";

/**
 * Loads journals in IndexedDB. They are a separate script, because a page can list interrupted uploads
 * without uploading.
 */
export const loadJournals: () => Promise<typeof import("../journal/indexed-db/indexed-db-journal-store.js")> =
  createLoader(() => import("../journal/indexed-db/indexed-db-journal-store.js"));
