import { withoutSecrets } from "@cdf-multipart/core/internal";
import { countOf, speedText } from "../output/amounts.js";
import { printableJson } from "../output/printable.js";
import { escapeHtml } from "./escape-html.js";
import { renderFiles } from "./render-files.js";
import type { ReportBar, ReportData } from "./report-data.js";
import { REPORT_STYLE } from "./report-style.js";

/** The start of every report. It distinguishes an earlier report from a file that must not be replaced. */
export const REPORT_START: string =
  '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="generator" content="cdf-upload">';

/** A self-contained page: it loads nothing from other places. Its texts and its table of files do not need its script. */
export function renderReport(given: ReportData, script: string): string {
  const data = withoutSecrets(given);
  const summary = data.summary.map((line) => `<li>${escapeHtml(line)}</li>`).join("");
  const { samples, inFlight, bars } = data;
  const drawn = { samples, inFlight, bars };
  return `${REPORT_START}<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:">
<title>${escapeHtml(data.title)} ${escapeHtml(data.startedAt)}</title><style>${REPORT_STYLE}</style></head>
<body><header><h1>${escapeHtml(data.title)}</h1><p>Started ${escapeHtml(data.startedAt)}</p></header>
<main><section aria-labelledby="summary-title"><h2 id="summary-title">Summary</h2><ul>${summary}</ul></section>
${renderFiles(data)}${bars.length === 0 ? "" : renderCharts(data)}</main>
<script type="application/json" id="data">${printableJson(JSON.stringify(drawn)).replaceAll("<", "\\u003c")}</script>
<script>${script.replaceAll("</script", "<\\/script")}</script>
</body></html>
`;
}

/** The charts, each with its message in words. The script adds buttons that zoom, and a table of the same values for each chart. */
function renderCharts({ samples, inFlight, bars, barsLeftOut }: ReportData): string {
  const fastest = Math.max(0, ...samples.map(({ speed }) => speed));
  const most = Math.max(0, ...inFlight.map(({ parts }) => parts));
  const end = Math.max(0, ...bars.map((bar) => bar.end));
  const flow = `Up to ${speedText(fastest)}, and up to ${countOf(most, "part")} in flight, during ${end.toFixed(1)} s.`;
  return `<section aria-labelledby="flow-title"><h2 id="flow-title">Throughput and parts in flight</h2>
<div id="zoom" role="toolbar" aria-label="Part of the run that both charts show" hidden></div>
<figure><div id="throughput" class="chart" role="img" aria-labelledby="flow-title" aria-describedby="flow-text"></div>
<figcaption id="flow-text">${flow}</figcaption></figure>
<div id="throughput-table"></div></section>
<section aria-labelledby="parts-title"><h2 id="parts-title">Parts</h2>
<p>Each bar is one attempt of one part, from its start to the answer; the table below lists them. The buttons above, and the mouse wheel with Ctrl, zoom both charts. Outlined bars failed, grey ones were abandoned.</p>
<figure><div id="parts" class="chart" role="img" aria-labelledby="parts-title" aria-describedby="parts-text"></div>
<figcaption id="parts-text">${describeBars(bars, barsLeftOut)}</figcaption></figure>
<div id="parts-table"></div></section>
`;
}

function describeBars(bars: readonly ReportBar[], leftOut: number): string {
  const count = (outcome: ReportBar["outcome"]): number =>
    bars.filter((bar) => bar.outcome === outcome).length;
  const others = [
    [count("repeated"), "repeated"],
    [count("failed"), "failed"],
    [count("abandoned"), "abandoned"],
  ] as const;
  const counts = others.flatMap(([number, what]) => (number === 0 ? [] : [`${number} ${what}`]));
  const hidden = leftOut === 0 ? "" : ` The shortest ${leftOut} are not drawn.`;
  return `${[countOf(bars.length, "attempt"), ...counts].join(", ")}.${hidden}`;
}
