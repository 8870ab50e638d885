// @huggingface/hub: uploadFile with a file URL, as its README shows for Node. useXet false: xet speaks another protocol
// with a chunk store; this is its multipart path. The hub decides the part size (the sink takes it from the token) and
// the library the number at once (5). It hashes the whole file first: that is in wall and CPU, not in the transfer.
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
