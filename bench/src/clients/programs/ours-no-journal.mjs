// uploadFile without a journal: it cannot be resumed by another process, and computes no checksums for that.
import { job, say } from "./job.mjs";
import { client, onNode, options } from "./ours.mjs";

const result = await onNode.uploadFile(client, job.file, {
  ...options,
  journal: "off",
  file: { name: "bench.bin", externalId: "bench" },
});
say({ elapsed: result.elapsed, bytesSent: result.bytesSent, parts: result.parts });
