// A Blob that lies on disk, as a browser's File does. fs.openAsBlob is right below 4 GiB only, which the bench sees to.
import { openAsBlob } from "node:fs";
import { job, say } from "./job.mjs";
import { client, onNode, options } from "./ours.mjs";

const blob = await openAsBlob(job.file);
const result = await onNode.upload(client, blob, { ...options, file: { name: "bench.bin" } });
say({ elapsed: result.elapsed, bytesSent: result.bytesSent, parts: result.parts });
