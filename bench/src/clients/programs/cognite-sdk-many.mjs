// files.upload, the SDK's call for small files: it creates the entry and sends one PUT.
import { readFile } from "node:fs/promises";
// @ts-expect-error its declarations import each other without file ends, which NodeNext does not resolve
import { CogniteClient } from "@cognite/sdk";
import { inParallel, job } from "./job.mjs";
import { smallFiles } from "./small-files.mjs";

const client = new CogniteClient({
  appId: "bench",
  project: "bench",
  baseUrl: job.origin,
  oidcTokenProvider: async () => "bench",
});
await client.authenticate();
await inParallel(smallFiles(), async ({ name, path }) => {
  await client.files.upload({ name, externalId: name }, await readFile(path));
});
