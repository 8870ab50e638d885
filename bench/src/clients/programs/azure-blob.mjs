// @azure/storage-blob: BlockBlobClient.uploadFile, the call that its README names for local files in Node,
// with blockSize and concurrency set, as in its guide ("Performance tuning for uploads and downloads with
// JavaScript", learn.microsoft.com). maxSingleShotSize 0 uploads small files in blocks too; the guide's
// other advice on that option is for files below 256 MiB.
import { ContainerClient } from "@azure/storage-blob";
import { connections, job } from "./job.mjs";

const container = job.target?.origin ?? `${job.origin}/azure/container?sv=2025-01-05&sig=bench`;
await new ContainerClient(container).getBlockBlobClient("bench.bin").uploadFile(job.file, {
  blockSize: job.partSize,
  concurrency: connections,
  maxSingleShotSize: 0,
});
