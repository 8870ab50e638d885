// @huggingface/hub: uploadFile of a file URL, as its README recommends for speed ("Performance
// considerations": local files as a URL; a worker only if hashing the whole file must not block other work,
// and there is none here). useXet false selects its multipart upload; xet is another protocol with a chunk
// store. The hub sets the part size (the sink reads it from the token) and the library the concurrency (5).
// The hash counts in wall and CPU, but not in the transfer.
import { pathToFileURL } from "node:url";
import { uploadFile } from "@huggingface/hub";
import { job } from "./job.mjs";

await uploadFile({
  repo: { type: "model", name: "bench/bench" },
  accessToken: `hf_part_${job.partSize}`,
  hubUrl: job.origin,
  file: { path: "bench.bin", content: pathToFileURL(job.file) },
  useXet: false,
});
