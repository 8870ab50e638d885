// uploadMany of paths. The number of parts in flight equals the number of requests of the other clients.
import { job, say } from "./job.mjs";
import { client, onNode } from "./ours.mjs";
import { smallFiles } from "./small-files.mjs";

function* items() {
  for (const { name, path } of smallFiles()) yield { source: path, file: { name, externalId: name } };
}

/** Without journals, like the other clients: none of them can resume. */
const options = { concurrency: job.concurrency, journal: /** @type {const} */ ("off") };

let failed = 0;
for await (const result of onNode.uploadMany(client, items(), options)) {
  if (result.status === "uploaded") continue;
  failed += 1;
  if (failed === 1) process.stderr.write(`error: ${String(result.error)}\n`);
}
say({ failed });
process.exitCode = failed === 0 ? 0 : 1;
