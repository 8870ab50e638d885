// uploadFile without a journal: nothing is remembered for another process, and no checksum of a part is kept for it.
import { job, say } from "./job.mjs";
import { client, onNode, options } from "./ours.mjs";

const result = await onNode.uploadFile(client, job.file, {
  ...options,
  journal: "off",
  file: { name: "bench.bin", externalId: "bench" },
});
say({ elapsed: result.elapsed, bytesSent: result.bytesSent, parts: result.parts });
