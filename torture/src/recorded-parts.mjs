import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The acknowledged parts of a journal on disk. They must never be sent to that session again.
 *
 * @typedef {object} Recorded
 * @property {number} at ms since the epoch
 * @property {string} uploadId
 * @property {ReadonlySet<number>} parts
 */

/**
 * @param {string} folder contains only one journal
 * @returns {Promise<Recorded | undefined>} undefined if there is no session yet
 */
export async function readRecorded(folder) {
  const names = await readdir(folder).catch(() => []);
  const journal = names.find((name) => name.endsWith(".journal"));
  if (journal === undefined) return undefined;
  const text = await readFile(join(folder, journal), "utf8").catch(() => "");
  // The text after the last line feed is incomplete.
  const lines = text.split("\n").slice(0, -1);
  /** @type {Set<number>} */
  let parts = new Set();
  let uploadId = "";
  for (const line of lines) {
    const record = JSON.parse(line.slice(line.indexOf(" ") + 1));
    if (record.type === "session") {
      uploadId = record.session.uploadId;
      parts = new Set();
    }
    if (record.type === "part") parts.add(record.part.partNumber);
  }
  return uploadId === "" ? undefined : { at: Date.now(), uploadId, parts };
}

/**
 * Parts that were sent again although their journal contained them.
 *
 * @param {readonly import("./emulator.mjs").Request[]} requests
 * @param {readonly Recorded[]} recorded in chronological order
 * @returns {number[]} part numbers
 */
export function sentInVain(requests, recorded) {
  return requests.flatMap(({ operation, uploadId, partNumber, startedAt }) => {
    if (operation !== "putPart" || partNumber === undefined) return [];
    const known = recorded.findLast((one) => one.at <= startedAt);
    return known?.uploadId === uploadId && known?.parts.has(partNumber) ? [partNumber] : [];
  });
}
