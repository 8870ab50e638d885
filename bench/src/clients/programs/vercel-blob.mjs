// @vercel/blob: put with multipart and a stream, as its documentation tells for large files. Part size (8 MiB) and the
// number at once (8) are its own; there is no option for either.
import { createReadStream } from "node:fs";
import { job } from "./job.mjs";

process.env["VERCEL_BLOB_API_URL"] = `${job.origin}/vercel`;
const { put } = await import("@vercel/blob");
await put("bench.bin", createReadStream(job.file, { highWaterMark: 1024 * 1024 }), {
  access: "public",
  multipart: true,
  token: "vercel_blob_rw_bench_bench",
});
