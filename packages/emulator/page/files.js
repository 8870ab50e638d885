import { byId, element, sizeText, table, timeText } from "./elements.js";

/** @typedef {import("../src/http/service-state.js").FileState} FileState */

let before = "";

/** @param {readonly FileState[]} files newest first @param {number} count of all files */
export function showFiles(files, count) {
  const now = JSON.stringify([files, count]);
  if (now === before) return;
  before = now;
  byId("files-title").textContent = `Files (${count})`;
  const rows = files.map(({ name, externalId, size, uploaded, createdTime, project, id }) => [
    element("span", { title: name }, name),
    externalId ?? "",
    size === undefined ? "" : sizeText(size),
    element("span", { className: uploaded ? "good" : "quiet" }, uploaded ? "uploaded" : "not uploaded"),
    timeText(createdTime),
    project,
    String(id),
  ]);
  const heads = ["Name", "External id", "Size", "State", "Created (UTC)", "Project", "Id"];
  byId("files").replaceChildren(
    files.length === 0
      ? element("p", { className: "quiet" }, "No files yet.")
      : table(heads, rows, new Set([2])),
  );
}
