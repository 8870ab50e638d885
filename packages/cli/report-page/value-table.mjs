/**
 * A table of the values of a chart that opens on demand: with a keyboard or a screen reader it replaces the pointer. It is filled when
 * it is opened for the first time, so that a report with thousands of values shows immediately.
 *
 * @param {string} id of the place in the page
 * @param {{ label: string, columns: readonly string[], rows: () => readonly (readonly string[])[] }} table
 */
export function offerTable(id, { label, columns, rows }) {
  const place = document.getElementById(id);
  if (place === null) return;
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = label;
  details.append(summary);
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1) details.append(fill(label, columns, rows()));
  });
  place.append(details);
}

function fill(label, columns, rows) {
  const scroll = document.createElement("div");
  scroll.className = "scroll";
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", label);
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const name of columns) head.append(cell("th", name, "col"));
  const body = table.createTBody();
  for (const [first = "", ...others] of rows) {
    body.insertRow().append(cell("th", first, "row"), ...others.map((text) => cell("td", text)));
  }
  scroll.append(table);
  return scroll;
}

function cell(tag, text, scope) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (scope !== undefined) element.setAttribute("scope", scope);
  return element;
}
