// All clients, in the order of the tables. curl is the reference: its ratio is 1.00.
import { curl, rclone, sendfile } from "./command-clients.mjs";
import { oursBlob, oursChecksums, oursFile, oursNoJournal, oursStream, peers } from "./node-clients.mjs";
import { oursCommand, oursCommandNoResume } from "./our-command.mjs";

export { curl, oursFile, sendfile };

/** @type {readonly import("../types.js").Client[]} */
export const clients = [
  oursCommand,
  oursCommandNoResume,
  curl,
  sendfile,
  oursFile,
  oursChecksums,
  oursNoJournal,
  oursStream,
  oursBlob,
  ...peers,
  rclone,
];

/** @param {readonly string[] | undefined} ids default: all @returns {import("../types.js").Client[]} */
export function chooseClients(ids) {
  if (ids === undefined) return [...clients];
  return ids.map((id) => {
    const client = clients.find((one) => one.id === id);
    if (client === undefined) {
      throw new Error(`There is no client ${id}. Use one of: ${clients.map((one) => one.id).join(", ")}.`);
    }
    return client;
  });
}
