// @vercel/blob: createMultipartUploader, which its documentation recommends for choosing part size and
// concurrency (vercel.com/docs/vercel-blob/using-blob-sdk, "Multipart methods"); it retries each part. The
// simpler `put(…, { multipart: true })` has 8 parts of 8 MiB in flight, and was a third slower here. A part
// is a Buffer, because its length must be known.
import { open } from "node:fs/promises";
import { inParallel, job, partRanges, readPart } from "./job.mjs";

process.env["VERCEL_BLOB_API_URL"] = `${job.origin}/vercel`;
const { createMultipartUploader } = await import("@vercel/blob");
const uploader = await createMultipartUploader("bench.bin", {
  access: "public",
  token: "vercel_blob_rw_bench_bench",
});
const file = await open(job.file);
/** @type {import("@vercel/blob").Part[]} */
const parts = [];
await inParallel(partRanges(), async (range) => {
  parts.push(await uploader.uploadPart(range.number, await readPart(file, range)));
});
await file.close();
await uploader.complete(parts);
