// A stream of unknown length: it is written to a temporary file first (in wall, but not in the transfer).
import { createReadStream } from "node:fs";
import { job, say } from "./job.mjs";
import { client, onNode, options } from "./ours.mjs";

const stream = createReadStream(job.file, { highWaterMark: 1024 * 1024 });
const result = await onNode.upload(client, stream, { ...options, file: { name: "bench.bin" } });
say({ elapsed: result.elapsed, bytesSent: result.bytesSent, parts: result.parts });
