/** Turns the headings of the table of files into buttons that sort it. */
export function offerSort() {
  const table = document.getElementById("files");
  const body = table?.querySelector("tbody");
  if (!(table instanceof HTMLTableElement) || body === null || body === undefined) return;
  const headings = [...table.querySelectorAll("thead th")];
  for (const [column, heading] of headings.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    button.addEventListener("click", () => {
      const direction = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of headings) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      body.append(...[...body.rows].sort((a, b) => direction * compare(a.cells[column], b.cells[column])));
    });
    heading.replaceChildren(button);
  }
}

const words = new Intl.Collator(undefined, { numeric: true });

/** Numbers by their exact value; cells without one come first. */
function compare(a, b) {
  if (a === undefined || b === undefined) return 0;
  if (a.classList.contains("number")) return numberIn(a) - numberIn(b);
  return words.compare(a.textContent ?? "", b.textContent ?? "");
}

function numberIn(cell) {
  return Number(cell.dataset.value ?? -1);
}
