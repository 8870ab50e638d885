// @azure/storage-blob: BlockBlobClient.uploadFile, the call that its README names for local files in Node, with blockSize
// and concurrency set, as its guide tells ("Performance tuning for uploads and downloads with JavaScript",
// learn.microsoft.com). maxSingleShotSize 0 keeps small files in blocks too; the guide's other advice on that option is
// for files below 256 MiB.
import { BlockBlobClient } from "@azure/storage-blob";
import { connections, job } from "./job.mjs";

const client = new BlockBlobClient(`${job.origin}/azure/container/bench.bin?sv=2025-01-05&sig=bench`);
await client.uploadFile(job.file, {
  blockSize: job.partSize,
  concurrency: connections,
  maxSingleShotSize: 0,
});
