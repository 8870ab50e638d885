// Runs in the browser that shows a report: draws the data embedded in the page, and adds what needs a script. Bundled with parts
// of ECharts into dist/report/page.js.
import { CustomChart, LineChart } from "echarts/charts";
import { DataZoomComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { readColors } from "./colors.mjs";
import { outcomeOf, speedOf, timeOf } from "./describe.mjs";
import { flowChart } from "./flow-chart.mjs";
import { partsChart } from "./parts-chart.mjs";
import { offerSort } from "./sort-files.mjs";
import { offerTable } from "./value-table.mjs";
import { offerZoom } from "./zoom-buttons.mjs";

echarts.use([
  CustomChart,
  LineChart,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  SVGRenderer,
]);

/** Rows of the table of throughput. */
const FLOW_ROWS = 60;

/** @type {Pick<import("../src/report/report-data.js").ReportData, "samples" | "inFlight" | "bars">} */
const { samples, inFlight, bars } = JSON.parse(document.getElementById("data")?.textContent ?? "");
const end = Math.max(samples.at(-1)?.at ?? 0, ...bars.map((bar) => bar.end));

offerSort();
if (bars.length > 0) drawCharts();

function drawCharts() {
  const charts = ["throughput", "parts"].map((id) =>
    echarts.init(document.getElementById(id), undefined, { renderer: "svg" }),
  );
  const [flow, parts] = charts;
  // A zoom of one chart also zooms the other.
  echarts.connect(charts);
  const draw = () => {
    const colors = readColors();
    flow?.setOption(flowChart({ samples, inFlight, end }, colors));
    parts?.setOption(partsChart({ bars, end }, colors));
  };
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  addEventListener("resize", () => {
    for (const chart of charts) chart.resize();
  });
  offerZoom(
    ({ start, end: until }) => flow?.dispatchAction({ type: "dataZoom", start, end: until }),
    () => flow?.getOption().dataZoom[0],
  );
  offerTable("throughput-table", {
    label: "Throughput and parts in flight as a table",
    columns: ["Time", "Throughput", "Parts in flight"],
    rows: flowRows,
  });
  offerTable("parts-table", {
    label: "Attempts of parts as a table",
    columns: ["File", "Part", "Attempt", "Start", "End", "Outcome"],
    rows: () =>
      bars.map((bar) => [
        bar.path,
        String(bar.partNumber),
        String(bar.attempt),
        timeOf(bar.start),
        timeOf(bar.end),
        outcomeOf(bar),
      ]),
  });
}

function flowRows() {
  const every = Math.max(1, Math.ceil(samples.length / FLOW_ROWS));
  return samples
    .filter((_, index) => index % every === 0 || index === samples.length - 1)
    .map(({ at, speed }) => {
      const point = inFlight.findLast((one) => one.at <= at);
      return [timeOf(at), speedOf(speed), String(point?.parts ?? 0)];
    });
}
