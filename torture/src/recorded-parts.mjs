import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * What a journal on disk says was acknowledged: these parts must never be sent to that session again.
 *
 * @typedef {object} Recorded
 * @property {number} at ms since the epoch
 * @property {string} uploadId
 * @property {ReadonlySet<number>} parts
 */

/**
 * @param {string} folder of the one journal
 * @returns {Promise<Recorded | undefined>} undefined as long as there is no session
 */
export async function readRecorded(folder) {
  const names = await readdir(folder).catch(() => []);
  const journal = names.find((name) => name.endsWith(".journal"));
  if (journal === undefined) return undefined;
  const text = await readFile(join(folder, journal), "utf8").catch(() => "");
  // What follows the last line feed is torn.
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
 * Parts that were sent although their journal knew of them.
 *
 * @param {readonly import("./emulator.mjs").Request[]} requests
 * @param {readonly Recorded[]} recorded in the order of time
 * @returns {number[]} part numbers
 */
export function sentInVain(requests, recorded) {
  return requests.flatMap(({ operation, uploadId, partNumber, startedAt }) => {
    if (operation !== "putPart" || partNumber === undefined) return [];
    const known = recorded.findLast((one) => one.at <= startedAt);
    return known?.uploadId === uploadId && known?.parts.has(partNumber) ? [partNumber] : [];
  });
}
