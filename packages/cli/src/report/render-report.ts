import { withoutSecrets } from "@cdf-multipart/core/internal";
import { printable, printableJson } from "../output/printable.js";
import type { ReportData } from "./report-recorder.js";

/** The start of every report. It distinguishes an earlier report from a file that must not be replaced. */
export const REPORT_START: string =
  '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="generator" content="cdf-upload">';

/** A self-contained page: it loads nothing from other places. */
export function renderReport(given: ReportData, script: string): string {
  const data = withoutSecrets(given);
  const summary = data.summary.map((line) => `<li>${escapeHtml(printable(line))}</li>`).join("");
  return `${REPORT_START}<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:">
<title>${escapeHtml(data.title)} ${escapeHtml(data.startedAt)}</title><style>${STYLE}</style></head>
<body><h1>${escapeHtml(data.title)}</h1><p>Started ${escapeHtml(data.startedAt)}</p><ul>${summary}</ul>
<h2>Throughput and parts in flight</h2><div id="throughput" class="chart"></div>
<h2>Parts</h2><p>Each bar is one attempt of one part, from its start to the answer. Red attempts failed and were repeated; hover over one to see why. Zoom with the mouse wheel.${
    data.barsLeftOut > 0 ? ` The shortest ${data.barsLeftOut} bars are not drawn.` : ""
  }</p><div id="parts" class="chart"></div>
<script type="application/json" id="data">${printableJson(JSON.stringify(data)).replaceAll("<", "\\u003c")}</script>
<script>${script.replaceAll("</script", "<\\/script")}</script>
</body></html>
`;
}

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; color: #1c2733; background: #fff }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin-top: 2rem }
.chart { height: 22rem; width: 100% }
#parts { height: 34rem }
`;

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
