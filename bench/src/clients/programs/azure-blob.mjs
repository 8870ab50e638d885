// @azure/storage-blob: BlockBlobClient.uploadFile, the call that its README and samples name for local files in Node,
// with blockSize and concurrency as its performance guide tells. maxSingleShotSize 0 keeps small files in blocks too.
import { BlockBlobClient } from "@azure/storage-blob";
import { connections, job } from "./job.mjs";

const client = new BlockBlobClient(`${job.origin}/azure/container/bench.bin?sv=2025-01-05&sig=bench`);
await client.uploadFile(job.file, {
  blockSize: job.partSize,
  concurrency: connections,
  maxSingleShotSize: 0,
});
