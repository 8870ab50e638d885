// The setup of the fault scenarios: a file, and the clients that can recover.
import { join } from "node:path";
import { chooseClients } from "../clients/clients.mjs";
import { whoCanRun } from "../measure/availability.mjs";
import { makeFile } from "../measure/payload.mjs";

/** Clients without retries (curl as used here, the floor), and the other variants of ours. */
const leftOut = new Set([
  "curl",
  "sendfile",
  "ours-checksums",
  "ours-no-journal",
  "ours-stream",
  "ours-blob",
]);

/**
 * @param {import("../types.js").Bench} bench
 * @param {string} name of the file
 * @param {{ readonly size: number, readonly partSize: number }} sizes bytes
 */
export async function sturdyClients({ options, tools, folder }, name, { size, partSize }) {
  const wanted = chooseClients(options.only).filter((client) => !leftOut.has(client.id));
  const { able, absent } = whoCanRun(wanted, tools, { tls: false, size, partSize, store: "sink" });
  const file = await makeFile(join(folder, name), size);
  return { able, absent, work: { file, size, partSize, concurrency: options.concurrency } };
}
