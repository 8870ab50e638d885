// uploadData of a Buffer: one Put Blob. All uploads share one container client and its pipeline, as in its
// samples.
import { readFile } from "node:fs/promises";
import { ContainerClient } from "@azure/storage-blob";
import { inParallel, job } from "./job.mjs";
import { smallFiles } from "./small-files.mjs";

const container = new ContainerClient(`${job.origin}/azure/container?sv=2025-01-05&sig=bench`);
await inParallel(smallFiles(), async ({ name, path }) => {
  await container.getBlockBlobClient(name).uploadData(await readFile(path));
});
