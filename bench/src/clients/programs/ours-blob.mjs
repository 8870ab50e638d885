// A Blob on disk, like a browser's File. fs.openAsBlob is correct only below 4 GiB, which the bench ensures.
import { openAsBlob } from "node:fs";
import { job, say } from "./job.mjs";
import { client, onNode, options } from "./ours.mjs";

const blob = await openAsBlob(job.file);
const result = await onNode.upload(client, blob, { ...options, file: { name: "bench.bin" } });
say({ elapsed: result.elapsed, bytesSent: result.bytesSent, parts: result.parts });
