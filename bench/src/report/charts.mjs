// Charts as SVG text, rendered by ECharts on the server side, without a browser and without a script in the
// page.
import * as echarts from "echarts";

const ours = "#0b6e4f";
const others = "#9aa5b1";
/** @type {readonly ("solid" | "dashed" | "dotted" | number[])[]} */
const strokes = ["solid", "dashed", "dotted", [12, 4, 2, 4]];
const ink = "#333b44";

/**
 * Bars of medians, each with a line from minimum to maximum. Ours have another colour.
 * @param {string} name
 * @param {string} title
 * @param {string} unit
 * @param {readonly import("../types.js").Summary[]} summaries
 * @param {(one: import("../types.js").Summary) => import("../types.js").Spread | undefined} pick
 * @param {number} divisor
 * @returns {import("../types.js").Chart}
 */
export function barChart(name, title, unit, summaries, pick, divisor) {
  const bars = summaries
    .flatMap((one) => {
      const value = pick(one);
      return value === undefined ? [] : [{ label: one.label, mine: one.client.startsWith("ours"), value }];
    })
    .sort((a, b) => a.value.median - b.value.median);
  const data = bars.map(({ mine, value }) => ({
    value: value.median / divisor,
    itemStyle: { color: mine ? ours : others },
  }));
  const digits = bars.some(({ value }) => value.median / divisor >= 10) ? 0 : 2;
  const ranges = bars.map(({ value }, at) => [
    at,
    value.min / divisor,
    value.median / divisor,
    value.max / divisor,
  ]);
  return {
    name: fileName(name),
    width: 760,
    height: 90 + bars.length * 30,
    option: {
      ...frame(title),
      // A fixed width, because the fonts for rendering and for display differ.
      grid: { left: 170, right: 80, top: 50, bottom: 30 },
      xAxis: { type: "value", name: unit, nameLocation: "end" },
      yAxis: { type: "category", data: bars.map((bar) => bar.label), axisTick: { show: false } },
      series: [
        { type: "bar", data, barMaxWidth: 18 },
        {
          type: "custom",
          data: ranges,
          encode: { x: [1, 3], y: 0 },
          z: 3,
          renderItem: (_, api) => drawRange(api, digits),
        },
      ],
    },
  };
}

/** @param {import("echarts").CustomSeriesRenderItemAPI} api @param {number} digits @returns {import("echarts").CustomSeriesRenderItemReturn} */
function drawRange(api, digits) {
  const [row, min, median, max] = [0, 1, 2, 3].map((at) => Number(api.value(at)));
  const [x1 = 0, y = 0] = api.coord([min, row]);
  const [x2 = 0] = api.coord([max, row]);
  return {
    type: "group",
    children: [
      {
        type: "line",
        shape: { x1, x2, y1: y, y2: y },
        style: { stroke: ink, lineWidth: 1.5 },
      },
      {
        type: "text",
        style: {
          text: (median ?? 0).toFixed(digits),
          x: x2 + 6,
          y,
          fill: ink,
          align: "left",
          verticalAlign: "middle",
        },
      },
    ],
  };
}

/**
 * Lines over a number, e.g. memory over part size.
 * @param {string} name
 * @param {string} title
 * @param {{ name: string, unit: string, values: readonly string[] }} across
 * @param {string} unit
 * @param {readonly { name: string, values: readonly (number | undefined)[] }[]} lines
 * @param {{ logarithmic?: boolean }} [options]
 * @returns {import("../types.js").Chart}
 */
export function lineChart(name, title, across, unit, lines, { logarithmic = false } = {}) {
  const legendRows = Math.ceil(lines.length / 4);
  let mine = 0;
  return {
    name: fileName(name),
    width: 760,
    height: 330 + legendRows * 46,
    option: {
      ...frame(title),
      // Wide gaps, because fonts differ (see above).
      legend: { bottom: 4, left: 10, right: 60, itemGap: 34 },
      grid: { left: 70, right: 40, top: 60, bottom: 50 + legendRows * 46 },
      xAxis: {
        type: "category",
        name: across.name,
        nameLocation: "middle",
        nameGap: 28,
        data: [...across.values],
      },
      yAxis: { type: logarithmic ? "log" : "value", name: unit },
      series: lines.map((line) => ({
        name: line.name,
        type: "line",
        data: line.values.map((value) => (value === undefined ? "-" : round(value))),
        ...(line.name.startsWith("ours")
          ? { color: ours, lineStyle: { width: 3, type: strokes[mine++ % strokes.length] ?? "solid" } }
          : {}),
      })),
    },
  };
}

/** @param {import("../types.js").Chart} chart @returns {string} */
export function renderChart({ option, width, height }) {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

/** @param {string} title @returns {import("echarts").EChartsOption} */
function frame(title) {
  // With its own white background, because the picture is also shown on dark pages.
  return {
    animation: false,
    backgroundColor: "#ffffff",
    title: { text: title, textStyle: { fontSize: 14 } },
  };
}

/** @param {string} name */
const fileName = (name) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

/** @param {number} value */
const round = (value) => Number(value.toPrecision(3));
