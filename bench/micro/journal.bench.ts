import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileJournalStore } from "@cdf-multipart/uploader/node";
import { afterAll, bench } from "vitest";
import { openUploadJournal } from "../../packages/uploader/src/journal/open-upload-journal.js";

const directory = mkdtempSync(join(tmpdir(), "cdf-bench-journal-"));
const journal = await openUploadJournal({
  store: fileJournalStore({ directory }),
  key: { baseUrl: "http://127.0.0.1", project: "bench", target: { externalId: "bench" } },
  mode: "required",
  restart: true,
  now: 0,
  warn: () => undefined,
});

function append(partNumber: number): Promise<void> {
  const part = { partNumber, bytes: 16 * 1024 ** 2, etag: '"0123456789abcdef"', checksum: "crc32:01234567" };
  return journal.append({ type: "part", part });
}

afterAll(async () => {
  await journal.close();
  rmSync(directory, { recursive: true });
});

bench("journal: one part, flushed to disk", () => append(1));

bench("journal: eight parts concurrently, flushed to disk", async () => {
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(append));
});
