import { axisStyle, timeAxis, zoomOf } from "./axes.mjs";

/** Throughput and parts in flight over time. */
export function flowChart({ samples, inFlight, end }, colors) {
  return {
    animation: false,
    textStyle: { color: colors.text },
    grid: { left: 70, right: 60, top: 40, bottom: 60 },
    legend: { top: 0, textStyle: { color: colors.text } },
    tooltip: { trigger: "axis", ...tooltipStyle(colors) },
    dataZoom: zoomOf(colors),
    xAxis: timeAxis(end, colors),
    yAxis: [
      { type: "value", name: "MB/s", ...axisStyle(colors) },
      { type: "value", name: "in flight", minInterval: 1, ...axisStyle(colors), splitLine: { show: false } },
    ],
    series: [
      {
        name: "MB/s",
        type: "line",
        showSymbol: false,
        color: colors.done,
        areaStyle: { opacity: 0.15 },
        data: samples.map(({ at, speed }) => [at, Number((speed / 1e6).toFixed(2))]),
      },
      {
        name: "parts in flight",
        type: "line",
        step: "end",
        showSymbol: false,
        yAxisIndex: 1,
        color: colors.parts,
        lineStyle: { width: 1 },
        data: [[0, 0], ...inFlight.map(({ at, parts }) => [at, parts])],
      },
    ],
  };
}

/** The colours of the text next to the pointer. */
export function tooltipStyle(colors) {
  return { backgroundColor: colors.card, borderColor: colors.line, textStyle: { color: colors.text } };
}
