// @aws-sdk/lib-storage as its README shows: Upload of a stream with partSize and queueSize. Sockets as its guide tells
// ("Configure maxSockets in Node.js"); keep-alive is its default. No checksum that S3 does not ask for (WHEN_REQUIRED), which
// would be CPU that no other client here spends. Without `Expect: 100-continue`, because with it the SDK opens a new
// connection for each part. And faster than it comes: it signs a SHA-256 of each part, a third of its CPU time; its upgrade
// guide names `applyChecksum: false` against that, which alone does nothing (aws-sdk-js-v3 issues 3254, 7740), so the
// header that S3's signature defines for it (taken over HTTPS; other AWS SDKs set it by themselves) is set by hand.
import { createReadStream } from "node:fs";
import { S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { connections, job } from "./job.mjs";

const client = new S3Client({
  endpoint: job.target?.origin ?? job.origin,
  region: "us-east-1",
  forcePathStyle: true,
  credentials: {
    accessKeyId: job.target?.accessKeyId ?? "bench",
    secretAccessKey: job.target?.secretAccessKey ?? "bench",
  },
  requestChecksumCalculation: "WHEN_REQUIRED",
  responseChecksumValidation: "WHEN_REQUIRED",
  expectContinueHeader: false,
  requestHandler: job.tls
    ? { httpsAgent: { maxSockets: connections, keepAlive: true } }
    : { httpAgent: { maxSockets: connections, keepAlive: true } },
});
client.middlewareStack.add(
  (next) => (args) => {
    Object(args.request).headers["x-amz-content-sha256"] = "UNSIGNED-PAYLOAD";
    return next(args);
  },
  { step: "build" },
);
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
