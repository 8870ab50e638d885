// uploadMany of paths, with as many parts at once as the others have requests at once.
import { job, say } from "./job.mjs";
import { client, onNode } from "./ours.mjs";
import { smallFiles } from "./small-files.mjs";

function* items() {
  for (const { name, path } of smallFiles()) yield { source: path, file: { name, externalId: name } };
}

let failed = 0;
for await (const result of onNode.uploadMany(client, items(), { concurrency: job.concurrency })) {
  if (result.status === "uploaded") continue;
  failed += 1;
  if (failed === 1) process.stderr.write(`error: ${String(result.error)}\n`);
}
say({ failed });
process.exitCode = failed === 0 ? 0 : 1;
