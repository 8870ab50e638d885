// @aws-sdk/lib-storage as its README shows: Upload of a stream with partSize and queueSize. Sockets as in its
// guide ("Configure maxSockets in Node.js"); keep-alive is its default. Only checksums that S3 requires
// (WHEN_REQUIRED), because no other client here spends CPU on them. No `Expect: 100-continue`, because with
// it the SDK opens a new connection per part. It is faster here than by default: it would sign a SHA-256 of
// each part, a third of its CPU time. Its upgrade guide names `applyChecksum: false`, which alone has no
// effect (aws-sdk-js-v3 issues 3254, 7740). So this program sets the header for unsigned payloads itself
// (valid over HTTPS; other AWS SDKs set it automatically).
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
