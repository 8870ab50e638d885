// The summary table of most scenarios: one line per client.
import { factor, gigabytes, mebibytes, middle, seconds, withRange } from "./units.mjs";

const columns = [
  "client",
  "ratio",
  "speed",
  "wall",
  "CPU (user + sys)",
  "CPU s/GiB",
  "peak RSS",
  "requests",
  "connections",
];

/**
 * @param {string} title
 * @param {readonly import("../types.js").Summary[]} summaries
 * @param {readonly string[]} notes
 * @returns {import("../types.js").Table}
 */
export function summaryTable(title, summaries, notes) {
  const failed = summaries
    .filter((one) => one.failure !== undefined)
    .map((one) => `${one.label} failed: ${one.failure}`);
  return { title, columns, rows: summaries.map(rowOf), notes: [...notes, ...failed] };
}

/** @param {import("../types.js").Summary} one @returns {string[]} */
function rowOf(one) {
  if (one.runs === 0) return [one.label, "failed"];
  return [
    one.label,
    withRange(one.ratio, factor),
    withRange(one.speed, gigabytes),
    middle(one.wall, seconds),
    `${middle(one.user, seconds)} + ${middle(one.system, seconds)}`,
    withRange(one.cpuPerGiB, factor),
    withRange(one.peakRss, mebibytes),
    String(one.sink?.requests ?? "–"),
    String(one.sink?.connections ?? "–"),
  ];
}
