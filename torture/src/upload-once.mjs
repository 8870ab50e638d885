// Uploads one file in its own process and prints the used CPU and time. For hash-cost.mjs.
import { createFilesClient } from "@cdf-multipart/core";
import { fileJournalStore, uploadFile } from "@cdf-multipart/uploader/node";

const { url, project, token, path, directory, options } = JSON.parse(process.argv[2] ?? "{}");
const client = createFilesClient({ baseUrl: url, project, token });
const before = process.cpuUsage();
const startedAt = performance.now();
const { verification } = await uploadFile(client, path, {
  journalStore: fileJournalStore({ directory }),
  ...options,
});
const elapsed = performance.now() - startedAt;
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${JSON.stringify({ elapsed, cpu: (user + system) / 1_000, verification })}\n`);
