// One process of a fleet: `work` takes jobs until SIGTERM, `submit` lists the items. Prints one line per event.
import { createFilesClient } from "@cdf-multipart/core";
import { connectFleet } from "@cdf-multipart/fleet";

const [role, text = "{}"] = process.argv.slice(2);
const { broker, key, service, work, items, submit } = JSON.parse(text);
/** @param {unknown} event */
const print = (event) => void process.stdout.write(`${JSON.stringify(event)}\n`);

const fleet = await connectFleet({
  broker,
  key,
  requestsPerSecond: 1000,
  client: (limits) => createFilesClient({ ...service, limits }),
});
if (role === "work") {
  const worker = await fleet.work({ ...work, onEvent: print });
  process.on("SIGTERM", () => void worker.drain(10_000));
  await worker.drained();
} else {
  await fleet.submit(items, { ...submit, onCreated: (run) => print({ run }) });
}
await fleet.close();
