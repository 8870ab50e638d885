// uploadFile of a path: the first example of the documentation.
import { job, say } from "./job.mjs";
import { client, onNode, options } from "./ours.mjs";

const result = await onNode.uploadFile(client, job.file, {
  ...options,
  file: { name: "bench.bin", externalId: "bench" },
});
say({ elapsed: result.elapsed, bytesSent: result.bytesSent, parts: result.parts });
