// uploadFile of a path to a store that returns checksums.
import { job, say } from "./job.mjs";
import { client, onNode, options } from "./ours.mjs";

const result = await onNode.uploadFile(client, job.file, {
  ...options,
  file: { name: "bench.bin", externalId: "bench", source: String(job.partSize) },
});
say({ elapsed: result.elapsed, bytesSent: result.bytesSent, parts: result.parts });
