// A worker in its own process, which a test can kill. Prints one line per event.
import { createFilesClient } from "@cdf-multipart/core";
import { connectFleet } from "../../dist/index.js";

const { broker, key, service, requestsPerSecond, work } = JSON.parse(process.argv[2]);
const fleet = await connectFleet({
  broker,
  key,
  requestsPerSecond,
  client: (limits) => createFilesClient({ ...service, limits }),
});
const worker = await fleet.work({
  ...work,
  onEvent: (event) => process.stdout.write(`${JSON.stringify(event)}\n`),
});
process.on("SIGTERM", () => void worker.drain(10_000));
await worker.drained();
await fleet.close();
