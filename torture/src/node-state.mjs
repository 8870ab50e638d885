import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** @typedef {"nothing applied" | "node applied" | "link asked" | "link received" | "some parts sent" | "all parts sent" | "completed, waiting" | "done"} NodeState */

/**
 * The states of an upload into a node in which a kill leaves something to resume, in their order.
 *
 * @type {readonly NodeState[]}
 */
export const NODE_STATES = [
  "nothing applied",
  "node applied",
  "link asked",
  "link received",
  "some parts sent",
  "all parts sent",
  "completed, waiting",
];

/**
 * The state in which a killed upload into a node is, by its journal. That it had asked for its link is known
 * to the emulator alone.
 *
 * @param {string} folder of the only journal
 * @param {readonly import("./emulator.mjs").Request[]} requests
 * @param {number} startedAt of the killed process, ms since the epoch
 * @returns {Promise<NodeState>}
 */
export async function stateOfNode(folder, requests, startedAt) {
  const names = await readdir(folder).catch(() => []);
  const journal = names.find((name) => name.endsWith(".journal"));
  if (journal === undefined)
    return requests.some(({ operation }) => operation === "applyNodeAndEdges") ? "done" : "nothing applied";
  const text = await readFile(join(folder, journal), "utf8");
  // The text after the last line feed is incomplete.
  const records = text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line.slice(line.indexOf(" ") + 1)));
  const last = records.findLast(({ type }) => ["node", "session", "part", "phase"].includes(type));
  switch (last?.type) {
    case "node":
      return requests.some((one) => one.operation === "getMultiPartUploadLink" && one.startedAt >= startedAt)
        ? "link asked"
        : "node applied";
    case "session":
      return "link received";
    case "part":
      return "some parts sent";
    case "phase":
      return last.phase === "completing"
        ? "all parts sent"
        : last.phase === "completed"
          ? "completed, waiting"
          : "done";
    default:
      return "nothing applied";
  }
}
