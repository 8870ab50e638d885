import { byId, element, sizeText, table } from "./elements.js";

/** @typedef {import("../src/http/journal-entry.js").JournalEntry} JournalEntry */

let before = "";

/** @param {readonly JournalEntry[]} entries oldest first @param {string} filter */
export function showRequests(entries, filter) {
  const wanted = filter.trim().toLowerCase();
  const rows = entries
    .filter((entry) => wanted === "" || textOf(entry).includes(wanted))
    .reverse()
    .map(rowOf);
  const now = JSON.stringify([entries, wanted]);
  if (now === before) return;
  before = now;
  const heads = ["Request", "Part", "Attempt", "Status", "Bytes", "Took", "Outcome", "No."];
  byId("requests").replaceChildren(
    rows.length === 0
      ? element("p", { className: "quiet" }, wanted === "" ? "No requests yet." : "No matching requests.")
      : table(heads, rows, new Set([1, 2, 3, 4, 5, 7])),
  );
}

/** @param {JournalEntry} entry */
function textOf({ operation, method, path, status, fault, rule, outcome }) {
  return [operation, method, path, status, fault, rule, outcome].join(" ").toLowerCase();
}

/** @param {JournalEntry} entry @returns {(string | Node)[]} */
function rowOf(entry) {
  const { operation, partNumber, attempt, status, bytesReceived, startedAt, endedAt, sequence } = entry;
  const refused = status === undefined ? entry.outcome !== "pending" : status >= 400;
  return [
    element("span", { title: `${entry.method} ${entry.path}` }, operation),
    partNumber === undefined ? "" : String(partNumber),
    String(attempt),
    element("span", { className: refused ? "bad" : "" }, status === undefined ? "–" : String(status)),
    bytesReceived === 0 ? "" : sizeText(bytesReceived),
    endedAt === undefined ? "…" : `${Math.round(endedAt - startedAt)} ms`,
    [
      entry.outcome === "answered" ? "" : entry.outcome,
      entry.fault === undefined ? "" : `fault: ${entry.fault}`,
      entry.rule ?? "",
    ]
      .filter((text) => text !== "")
      .join(", "),
    String(sequence),
  ];
}
