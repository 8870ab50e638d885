// @aws-sdk/lib-storage as its README shows: Upload with a stream, partSize and queueSize. For speed, per the AWS SDK's
// performance notes: as many sockets as parts at once, keep-alive (its default), and no checksum that S3 does not ask
// for (WHEN_REQUIRED), which would be CPU that no other client here spends. Without `Expect: 100-continue`, because with
// it the SDK opens a new connection for each part.
import { createReadStream } from "node:fs";
import { S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { connections, job } from "./job.mjs";

const client = new S3Client({
  endpoint: job.origin,
  region: "us-east-1",
  forcePathStyle: true,
  credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
  requestChecksumCalculation: "WHEN_REQUIRED",
  responseChecksumValidation: "WHEN_REQUIRED",
  expectContinueHeader: false,
  requestHandler: job.tls
    ? { httpsAgent: { maxSockets: connections, keepAlive: true } }
    : { httpAgent: { maxSockets: connections, keepAlive: true } },
});
const upload = new Upload({
  client,
  params: {
    Bucket: "bucket",
    Key: "bench.bin",
    Body: createReadStream(job.file, { highWaterMark: 1024 * 1024 }),
  },
  partSize: job.partSize,
  queueSize: connections,
});
await upload.done();
client.destroy();
