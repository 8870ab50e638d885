/**
 * @typedef {import("../emulator.mjs").Request} Request
 *
 * @typedef {object} Judged
 * @property {number} sentTwice parts that the store got more than once in one session
 * @property {number} completes effective ones
 * @property {readonly string[]} faults
 */

/** @param {Request} request */
const partOf = ({ uploadId, partNumber }) => `${uploadId} ${partNumber}`;

/** @param {readonly Request[]} requests @returns {Set<string>} parts whose sending has begun */
export function begunParts(requests) {
  return new Set(requests.filter(({ operation }) => operation === "putPart").map(partOf));
}

/**
 * Judges all requests of a round.
 *
 * @param {readonly Request[]} requests
 * @param {{ readonly parts: number, readonly completes: number }} allowed parts that were in flight, or had no
 *   record yet, at the disturbances; and uploads
 * @returns {Judged}
 */
export function judgeRequests(requests, allowed) {
  const stored = requests.filter(({ operation, status }) => operation === "putPart" && status === 200);
  const sentTwice = stored.length - new Set(stored.map(partOf)).size;
  const completes = requests.filter(
    ({ operation, status }) => operation === "completeMultiPartUpload" && status === 200,
  ).length;
  const faults =
    sentTwice > allowed.parts
      ? [`${sentTwice} parts were sent twice; ${allowed.parts} had no record at the disturbances`]
      : [];
  if (completes > allowed.completes)
    faults.push(`${completes} uploads were completed; there are ${allowed.completes}`);
  return { sentTwice, completes, faults };
}
