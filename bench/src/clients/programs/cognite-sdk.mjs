// The official SDK, used as in its documentation of multipartUploadSession: one call opens the session, and
// the caller uploads each part. A part is a whole Buffer, because a Blob or stream is sent as `{}`. Its
// documentation has no advice on speed and leaves concurrency to the caller, so this program sends the
// requested number of parts concurrently.
import { open } from "node:fs/promises";
// @ts-expect-error its declarations import each other without file ends, which NodeNext does not resolve
import { CogniteClient } from "@cognite/sdk";
import { inParallel, job, partRanges, readPart } from "./job.mjs";

const client = new CogniteClient({
  appId: "bench",
  project: "bench",
  baseUrl: job.origin,
  oidcTokenProvider: async () => "bench",
});
await client.authenticate();
const ranges = partRanges();
const session = await client.files.multipartUploadSession({ name: "bench.bin" }, ranges.length);
const file = await open(job.file);
await inParallel(ranges, async (range) => {
  await session.uploadPart(range.number - 1, await readPart(file, range));
});
await file.close();
