// Runs in the browser that shows a report, and draws the data embedded in the page. Bundled with parts of ECharts into
// dist/report/page.js.
import { CustomChart, LineChart } from "echarts/charts";
import { DataZoomComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

echarts.use([
  CustomChart,
  LineChart,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  SVGRenderer,
]);

/** @type {import("../src/report/report-recorder.js").ReportData} */
const data = JSON.parse(document.getElementById("data")?.textContent ?? "");
const MB = 1e6;
const DONE = "#0b6e4f";
const AGAIN = "#c8553d";

const zoom = [
  { type: "inside", filterMode: "weakFilter" },
  { type: "slider", height: 18, bottom: 6, filterMode: "weakFilter" },
];

/** Both charts show the same time range. */
const time = {
  type: "value",
  name: "s",
  min: 0,
  max: data.samples.at(-1)?.at,
  axisLabel: { showMaxLabel: false },
};

draw("throughput", {
  animation: false,
  grid: { left: 70, right: 60, top: 40, bottom: 60 },
  legend: { top: 0 },
  tooltip: { trigger: "axis" },
  dataZoom: zoom,
  xAxis: time,
  yAxis: [
    { type: "value", name: "MB/s" },
    { type: "value", name: "in flight", minInterval: 1, splitLine: { show: false } },
  ],
  series: [
    {
      name: "MB/s",
      type: "line",
      showSymbol: false,
      color: DONE,
      areaStyle: { opacity: 0.15 },
      data: data.samples.map(({ at, speed }) => [at, Number((speed / MB).toFixed(2))]),
    },
    {
      name: "parts in flight",
      type: "line",
      step: "end",
      showSymbol: false,
      yAxisIndex: 1,
      color: "#5b6b7a",
      data: data.samples.map(({ at, concurrency }) => [at, concurrency]),
    },
  ],
});

const lanes = assignLanes(data.bars);
draw("parts", {
  animation: false,
  grid: { left: 70, right: 60, top: 40, bottom: 60 },
  tooltip: { formatter: describeBar },
  dataZoom: zoom,
  xAxis: { ...time, axisLine: { onZero: false } },
  yAxis: {
    type: "value",
    name: "connection",
    nameLocation: "start",
    inverse: true,
    // Half a row above the first row and below the last, since rows are whole numbers.
    min: 0.5,
    max: Math.max(0, ...lanes) + 1.5,
    minInterval: 1,
    axisLabel: { formatter: (row) => (Number.isInteger(row) ? String(row) : "") },
  },
  series: [
    {
      type: "custom",
      encode: { x: [0, 1], y: 2 },
      data: data.bars.map(({ start, end, retry }, at) => ({
        value: [start, end, (lanes[at] ?? 0) + 1],
        itemStyle: { color: retry === undefined ? DONE : AGAIN, opacity: 0.8 },
      })),
      renderItem: (_, api) => {
        const [x, y] = api.coord([api.value(0), api.value(2)]);
        const [right] = api.coord([api.value(1), api.value(2)]);
        const height = Math.max(2, Math.min(22, api.size([0, 1])[1] * 0.8));
        return {
          type: "rect",
          shape: { x, y: y - height / 2, width: Math.max(1.5, right - x - 1), height },
          style: { fill: api.visual("color"), opacity: 0.85 },
        };
      },
    },
  ],
});

/** @param {string} id @param {object} option */
function draw(id, option) {
  const chart = echarts.init(document.getElementById(id), undefined, { renderer: "svg" });
  chart.setOption(option);
  addEventListener("resize", () => chart.resize());
}

/** Puts each bar into the first row that is free when it starts, so that a row is roughly one connection. */
function assignLanes(bars) {
  const ends = [];
  return bars.map(({ start, end }) => {
    const free = ends.findIndex((busyUntil) => busyUntil <= start + 0.001);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = end;
    return lane;
  });
}

/** @param {{ dataIndex: number }} point */
function describeBar({ dataIndex }) {
  const bar = data.bars[dataIndex];
  if (bar === undefined) return "";
  const { path, partNumber, attempt, start, end, bytes, retry } = bar;
  const seconds = end - start;
  const speed = seconds > 0 ? `${(bytes / MB / seconds).toFixed(1)} MB/s` : "";
  const outcome = retry === undefined ? `${bytes} bytes, ${speed}` : `failed and repeated: ${retry}`;
  const lines = [
    path,
    `part ${partNumber}, attempt ${attempt}`,
    `${start.toFixed(2)} to ${end.toFixed(2)} s`,
    outcome,
  ];
  return lines.map((line) => echarts.format.encodeHTML(line)).join("<br>");
}
