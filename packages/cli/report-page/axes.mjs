/** Both charts show the same time range. */
export function timeAxis(end, colors) {
  return {
    type: "value",
    name: "s",
    min: 0,
    max: end,
    ...axisStyle(colors),
    axisLabel: { color: colors.quiet, showMaxLabel: false },
  };
}

/** Lines and labels of an axis. */
export function axisStyle(colors) {
  return {
    nameTextStyle: { color: colors.quiet },
    axisLabel: { color: colors.quiet },
    axisLine: { lineStyle: { color: colors.line } },
    splitLine: { lineStyle: { color: colors.line } },
  };
}

/** The mouse wheel, and a slider below the chart. */
export function zoomOf(colors) {
  const slider = {
    type: "slider",
    height: 18,
    bottom: 6,
    borderColor: colors.line,
    textStyle: { color: colors.quiet },
  };
  return [
    { type: "inside", filterMode: "weakFilter", zoomOnMouseWheel: "ctrl" },
    { ...slider, filterMode: "weakFilter" },
  ];
}
