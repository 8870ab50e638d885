import { byId, element, sizeText } from "./elements.js";

/** @typedef {import("../src/http/service-state.js").SessionProgress} SessionProgress */

/**
 * Sessions on the page, by upload id. Cells are updated in place, so that focus and scroll position are kept.
 */
const shown = new Map();

/** @param {readonly SessionProgress[]} sessions @param {number} count of all sessions */
export function showSessions(sessions, count) {
  const place = byId("sessions");
  const wanted = new Set(sessions.map(({ uploadId }) => uploadId));
  for (const [uploadId, view] of shown) {
    if (wanted.has(uploadId)) continue;
    view.block.remove();
    shown.delete(uploadId);
  }
  for (const session of sessions) {
    const view = shown.get(session.uploadId) ?? makeView(session);
    if (!shown.has(session.uploadId)) {
      shown.set(session.uploadId, view);
      place.prepend(view.block);
    }
    update(view, session);
  }
  byId("sessions-title").textContent = `Unfinished uploads (${count})`;
  place.dataset["empty"] = String(count === 0);
}

/** @param {SessionProgress} session */
function makeView(session) {
  const cells = Array.from({ length: session.parts }, (_, index) =>
    element("span", { className: "cell", title: `part ${index + 1}` }),
  );
  const grid = element("div", { className: "cells" }, ...cells);
  grid.setAttribute("role", "img");
  const text = element("span", { className: "quiet" });
  const heading = element("p", {}, element("strong", {}, session.name), text);
  return { block: element("div", { className: "session" }, heading, grid), cells, grid, text };
}

/** @param {ReturnType<typeof makeView>} view @param {SessionProgress} session */
function update({ cells, grid, text }, session) {
  const done = new Map(session.done);
  const running = new Map(
    session.running.map(([part, received, announced]) => [part, { received, announced }]),
  );
  for (const [index, cell] of cells.entries()) {
    const size = done.get(index + 1);
    const under = running.get(index + 1);
    const filled =
      under === undefined || under.announced === 0 ? 0 : (under.received / under.announced) * 100;
    cell.classList.toggle("done", size !== undefined);
    cell.style.setProperty("--filled", `${filled}%`);
    cell.title = `part ${index + 1}: ${
      size !== undefined ? sizeText(size) : under === undefined ? "not uploaded" : `${Math.floor(filled)} %`
    }`;
  }
  const bytes = session.done.reduce((sum, [, size]) => sum + size, 0);
  const facts = `${done.size} of ${session.parts} parts, ${sizeText(bytes)}, ${running.size} in flight`;
  text.textContent = `${facts} · file ${session.fileId} · project ${session.project}`;
  grid.setAttribute("aria-label", `${session.name}: ${facts}`);
}
