import { countOf, sizeText, timeText } from "../output/amounts.js";
import { escapeHtml } from "./escape-html.js";
import type { ReportData, ReportFile } from "./report-data.js";

/** The section with the table of files, complete without scripts. The cells carry the numbers by which the page sorts them. */
export function renderFiles({ files, filesLeftOut }: Pick<ReportData, "files" | "filesLeftOut">): string {
  if (files.length === 0) return "";
  return `<section aria-labelledby="files-title"><h2 id="files-title">Files</h2>
<p>Files that need attention come first, then those that took long.${leftOutText(filesLeftOut)}</p>
<div class="scroll" role="region" aria-label="Table of files" tabindex="0"><table id="files" role="table">
<thead role="rowgroup"><tr role="row">${COLUMNS.map(renderHeading).join("")}</tr></thead>
<tbody role="rowgroup">
${files.map(renderRow).join("\n")}
</tbody></table></div></section>
`;
}

function leftOutText(leftOut: ReportData["filesLeftOut"]): string {
  const counts = STATUSES.map((status) => ({ status, count: leftOut[status] ?? 0 }));
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return "";
  const parts = counts.filter(({ count }) => count > 0).map(({ status, count }) => `${count} ${status}`);
  return ` ${countOf(total, "more file is", "more files are")} not listed (${parts.join(", ")}).`;
}

/** Those that need attention come first. */
const STATUSES = ["failed", "not finished", "stored", "skipped"] as const;

/** The columns, and whether they hold numbers. */
const COLUMNS = [
  { name: "File", number: false },
  { name: "Status", number: false },
  { name: "Size", number: true },
  { name: "Time", number: true },
  { name: "Retries", number: true },
  { name: "Why", number: false },
];

// On a phone the style removes the columns, and with them the meaning of the elements, so the roles state it.
function renderHeading({ name, number }: (typeof COLUMNS)[number]): string {
  return `<th scope="col" role="columnheader"${number ? ' class="number"' : ""}>${name}</th>`;
}

function renderRow({ path, status, size, elapsed, retries, why }: ReportFile): string {
  const cells = [
    `<th scope="row" role="rowheader">${escapeHtml(path)}</th>`,
    `<td role="cell"><span class="${status.replace(" ", "-")}">${status}</span></td>`,
    numberCell("Size", size, sizeText),
    numberCell("Time", elapsed, timeText),
    numberCell("Retries", retries, String),
    `<td role="cell">${escapeHtml(why)}</td>`,
  ];
  return `<tr role="row">${cells.join("")}</tr>`;
}

function numberCell(label: string, value: number | undefined, write: (value: number) => string): string {
  const cell = `<td role="cell" class="number" data-label="${label}"`;
  return value === undefined
    ? `${cell}>-</td>`
    : `${cell} data-value="${Math.round(value)}">${write(value)}</td>`;
}
