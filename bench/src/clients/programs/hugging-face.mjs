// @huggingface/hub: uploadFile of a file URL, as its README says for speed ("Performance considerations": local files as a
// URL; a worker if the hash of the whole file, which it computes first, must not block, and here nothing else runs).
// useXet false: xet speaks another protocol with a chunk store; this is its multipart path. The hub decides the part size
// (the sink takes it from the token) and the library the number at once (5). The hash is in wall and CPU, not in the transfer.
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
