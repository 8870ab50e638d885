import { format } from "echarts/core";
import { axisStyle, timeAxis, zoomOf } from "./axes.mjs";
import { outcomeOf, timeOf } from "./describe.mjs";
import { tooltipStyle } from "./flow-chart.mjs";

/** Share of a row that its bar fills, and the limits of its height in px. */
const FILL = 0.8;
const [HEIGHT_MIN, HEIGHT_MAX] = [2, 22];

/** One bar per attempt of a part. Failed attempts have outlines, not only another colour. */
export function partsChart({ bars, end }, colors) {
  const rows = bars.reduce((most, { row }) => Math.max(most, row + 1), 0);
  return {
    animation: false,
    textStyle: { color: colors.text },
    grid: { left: 70, right: 60, top: 40, bottom: 60 },
    tooltip: { formatter: ({ dataIndex }) => describeBar(bars[dataIndex]), ...tooltipStyle(colors) },
    dataZoom: zoomOf(colors),
    xAxis: { ...timeAxis(end, colors), axisLine: { onZero: false } },
    yAxis: {
      type: "value",
      name: "connection",
      nameLocation: "start",
      inverse: true,
      // Half a row above the first row and below the last, since rows are whole numbers.
      min: 0.5,
      max: rows + 0.5,
      minInterval: 1,
      ...axisStyle(colors),
      axisLabel: { color: colors.quiet, formatter: (row) => (Number.isInteger(row) ? String(row) : "") },
    },
    series: [
      {
        type: "custom",
        encode: { x: [0, 1], y: 2 },
        data: bars.map((bar) => ({ value: [bar.start, bar.end, bar.row + 1] })),
        renderItem: ({ dataIndex }, api) => {
          const [x, y] = api.coord([api.value(0), api.value(2)]);
          const [right] = api.coord([api.value(1), api.value(2)]);
          const height = Math.max(HEIGHT_MIN, Math.min(HEIGHT_MAX, api.size([0, 1])[1] * FILL));
          return {
            type: "rect",
            shape: { x, y: y - height / 2, width: Math.max(1.5, right - x - 1), height },
            style: barStyle(bars[dataIndex]?.outcome, colors),
          };
        },
      },
    ],
  };
}

function barStyle(outcome, colors) {
  if (outcome === "done") return { fill: colors.done };
  if (outcome === "abandoned") return { fill: colors.abandoned };
  return { fill: colors.card, stroke: colors.repeated, lineWidth: 2 };
}

function describeBar(bar) {
  if (bar === undefined) return "";
  const lines = [
    bar.path,
    `part ${bar.partNumber}, attempt ${bar.attempt}`,
    `${timeOf(bar.start)} to ${timeOf(bar.end)}`,
    outcomeOf(bar),
  ];
  return lines.map((line) => format.encodeHTML(line)).join("<br>");
}
