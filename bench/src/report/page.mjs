// A self-contained page with tables, charts and machine, without scripts.

/**
 * @param {unknown} machine
 * @param {readonly (import("../types.js").Result & { svgs: readonly { name: string, svg: string }[] })[]}
 *   results
 */
export function renderPage(machine, results) {
  const sections = results.map(
    ({ scenario, tables, svgs }) =>
      `<section><h2>${escapeHtml(scenario)}</h2>${tables.map(renderTable).join("")}${svgs.map(({ svg }) => `<figure>${svg}</figure>`).join("")}</section>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>cdf-multipart bench</title><style>${style}</style></head>
<body><h1>cdf-multipart bench</h1>
<details><summary>Machine, versions, and the settings of each client</summary><pre>${escapeHtml(JSON.stringify(machine, null, 2))}</pre></details>
${sections.join("\n")}
</body></html>
`;
}

const style = `
body { font: 15px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; color: #1c2733; background: #fff }
table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; display: block; overflow-x: auto }
th, td { padding: .25rem .5rem; border-bottom: 1px solid #d8dee4; text-align: right; white-space: nowrap; font-size: 14px }
th:first-child, td:first-child { text-align: left }
tr.ours td { background: #e8f4ef; font-weight: 600 }
figure { margin: 1rem 0 }
figure svg { max-width: 100%; height: auto }
`;

/** @param {import("../types.js").Table} table */
function renderTable({ title, columns, rows, notes }) {
  const head = columns.map((column) => `<th>${escapeHtml(column)}</th>`).join("");
  const body = rows.map((row) => {
    const cells = columns.map((_, at) => `<td>${escapeHtml(row[at] ?? "")}</td>`).join("");
    return `<tr${row[0]?.startsWith("ours") ? ' class="ours"' : ""}>${cells}</tr>`;
  });
  const list = notes.map((note) => `<li>${escapeHtml(note)}</li>`).join("");
  return `<h3>${escapeHtml(title)}</h3><table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table><ul>${list}</ul>`;
}

/** @param {string} text */
function escapeHtml(text) {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
