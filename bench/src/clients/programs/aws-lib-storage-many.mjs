// Upload of a Buffer below its part size: one PutObject.
import { readFile } from "node:fs/promises";
import { S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { connections, inParallel, job } from "./job.mjs";
import { smallFiles } from "./small-files.mjs";

const client = new S3Client({
  endpoint: job.origin,
  region: "us-east-1",
  forcePathStyle: true,
  credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
  requestChecksumCalculation: "WHEN_REQUIRED",
  responseChecksumValidation: "WHEN_REQUIRED",
  requestHandler: { httpAgent: { maxSockets: connections, keepAlive: true } },
});
await inParallel(smallFiles(), async ({ name, path }) => {
  await new Upload({ client, params: { Bucket: "bucket", Key: name, Body: await readFile(path) } }).done();
});
client.destroy();
